import { Args, ArgsType, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { AuditEntry } from '../../platform/audit/audit-entry.entity.ts';
import type { Context } from '../../platform/context.ts';
import { connectionOf, type Page, PageArgs } from '../../platform/graphql/connection.ts';
import { InstantScalar } from '../../platform/graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { auditLog, shownState } from './audit-log.reads.ts';

export const AuditEntryConnection = connectionOf(() => AuditEntry, 'AuditEntry');

@InputType({ description: 'Which entries of the audit log. Absent: all.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'Only what became of this: a seat, a unit.' })
  subjectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this change made different.' })
  changeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this person did.' })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this use case: `correctPosition`.' })
  action?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'From this instant on.' })
  from?: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Before this instant.' })
  to?: Date | null;
}

@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Which entries.' })
  filter?: AuditFilter | null;
}

@Resolver(() => AuditEntry)
export class AuditLogResolver {
  @Query(() => AuditEntryConnection, {
    description: 'Who changed what, when, from what to what, newest first. Administrators. Nothing can change it through the API.',
  })
  auditLog(@Args(() => AuditLogArgs) args: AuditLogArgs, @Ctx() ctx: Context): Promise<Page<AuditEntry>> {
    return auditLog(ctx, args);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who changed it; null: the command line, or an account of nobody in the company.',
  })
  async person(@Root() entry: AuditEntry, @Ctx() ctx: Context): Promise<Person | null> {
    const { personId } = entry;
    if (personId === null) return null;
    return ctx.loaders.load('access.auditPerson', personId, async (ids) => {
      const people = new Map((await ctx.em.find(Person, { id: { $in: [...ids] } })).map((person) => [person.id, person]));
      return ids.map((id) => people.get(id) ?? null);
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What was on record of it before, as JSON with ids; null: it is new. Of a member what changed: a value that the viewer may not see is `{"hidden":true}`, one of an erased member `{"erased":true}`.',
  })
  before(@Root() entry: AuditEntry, @Ctx() ctx: Context): Promise<string | null> {
    return shownState(ctx, entry, entry.before);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was on record of it afterwards, likewise; null: it is no more.',
  })
  after(@Root() entry: AuditEntry, @Ctx() ctx: Context): Promise<string | null> {
    return shownState(ctx, entry, entry.after);
  }
}
