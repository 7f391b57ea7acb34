import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { maySeeChangesOf } from './people.policy.ts';
import { personById } from './people.reads.ts';
import { latestChangesOf } from './person-change.reads.ts';
import { PersonChange } from './person-change.types.ts';
import { Person } from './person.entity.ts';

@Resolver(() => Person)
export class PersonChangesResolver {
  @FieldResolver(() => [PersonChange], {
    nullable: true,
    complexity: ({ childComplexity }) => 50 + 20 * childComplexity,
    description:
      'The last 20 changes of the profile, newest first; values that the viewer may not see are hidden here too. Shown to the person and HR; null to others.',
  })
  async latestChanges(@Root() { id }: Pick<Person, 'id'>, @Ctx() ctx: Context): Promise<PersonChange[] | null> {
    return maySeeChangesOf(ctx.viewer, id) ? latestChangesOf(ctx, id) : null;
  }
}

@Resolver(() => PersonChange)
export class PersonChangeResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who changed it; null: the command line, or an account of nobody in the company.',
  })
  person(@Root() { personId }: PersonChange, @Ctx() ctx: Context): Promise<Person | null> {
    return personId === null ? Promise.resolve(null) : personById(ctx, personId);
  }
}
