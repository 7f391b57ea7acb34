import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { PeopleArgs, PeopleFacetsArgs } from './directory.inputs.ts';
import { PeopleFacets, PersonConnection } from './directory.types.ts';
import { Person } from './person.entity.ts';

/** Everybody who is found is counted. */
const FACETS = 500;

@Resolver(() => Person)
export class DirectoryResolver {
  @Query(() => PersonConnection, { description: 'The directory: those who work here, in pinyin order where nothing else is asked for.' })
  people(@Args(() => PeopleArgs) args: PeopleArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, args);
  }

  @Query(() => PeopleFacets, {
    complexity: ({ childComplexity }) => FACETS + childComplexity,
    description: 'What those whom `people` finds have in common. All of them are counted: ask for it apart from their page.',
  })
  peopleFacets(
    @Args(() => PeopleFacetsArgs) args: PeopleFacetsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, args);
  }
}
