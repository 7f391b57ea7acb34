import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { connectionOf, type Page, PageArgs } from '../../platform/graphql/connection.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Person } from '../people/person.entity.ts';
import { Account, Invitation } from './account.entity.ts';
import {
  DisableAccountInput,
  DisableAccountPayload,
  EnableAccountInput,
  EnableAccountPayload,
  GrantableRole,
  GrantRoleInput,
  GrantRolePayload,
  InviteAccountInput,
  InviteAccountPayload,
  RevokeRoleInput,
  RevokeRolePayload,
  WithdrawInvitationInput,
  WithdrawInvitationPayload,
} from './account.inputs.ts';
import { accounts, openInvitations, rolesOf } from './account.reads.ts';
import { disableAccount, enableAccount, grantRole, revokeRole } from './account.service.ts';
import { inviteAccount, withdrawInvitation } from './invitation.service.ts';

export const AccountConnection = connectionOf(() => Account, 'Account');

@ArgsType()
class AccountsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name or an address.' })
  search?: string | null;
}

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => AccountConnection, { description: 'Accounts by e-mail address. Administrators at a browser.' })
  accounts(@Args(() => AccountsArgs) args: AccountsArgs, @Ctx() ctx: Context): Promise<Page<Account>> {
    return accounts(ctx, args);
  }

  @Query(() => [Invitation], { description: 'Invitations that can still be accepted, newest first. Administrators at a browser.' })
  invitations(@Ctx() ctx: Context): Promise<Invitation[]> {
    return openInvitations(ctx);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Whose account it is; null: of nobody in the company.' })
  async person(@Root() account: Account): Promise<Person | null> {
    return (await account.person?.load()) ?? null;
  }

  @FieldResolver(() => [GrantableRole], { description: 'The roles that were granted to it.' })
  roles(@Root() account: Account, @Ctx() ctx: Context): Promise<('HR' | 'ADMIN')[]> {
    return rolesOf(ctx, account.id);
  }

  @UseCase(() => InviteAccountPayload, 'Invites somebody to make an account. Administrators at a browser.')
  inviteAccount(@Arg('input') input: InviteAccountInput, @Ctx() ctx: Context): Promise<object> {
    return inviteAccount(ctx, input);
  }

  @UseCase(() => WithdrawInvitationPayload, 'Takes an open invitation back. Administrators at a browser.')
  withdrawInvitation(@Arg('input') input: WithdrawInvitationInput, @Ctx() ctx: Context): Promise<object> {
    return withdrawInvitation(ctx, input);
  }

  @UseCase(() => DisableAccountPayload, 'Ends an account: sessions and tokens at once. Administrators at a browser; not their own.')
  disableAccount(@Arg('input') input: DisableAccountInput, @Ctx() ctx: Context): Promise<object> {
    return disableAccount(ctx, input);
  }

  @UseCase(() => EnableAccountPayload, 'Lets a disabled account sign in again. Administrators at a browser.')
  enableAccount(@Arg('input') input: EnableAccountInput, @Ctx() ctx: Context): Promise<object> {
    return enableAccount(ctx, input);
  }

  @UseCase(() => GrantRolePayload, 'Grants a role; twice is no error. Administrators at a browser.')
  grantRole(@Arg('input') input: GrantRoleInput, @Ctx() ctx: Context): Promise<object> {
    return grantRole(ctx, input);
  }

  @UseCase(() => RevokeRolePayload, 'Takes a role away; the last administrator stays one. Administrators at a browser.')
  revokeRole(@Arg('input') input: RevokeRoleInput, @Ctx() ctx: Context): Promise<object> {
    return revokeRole(ctx, input);
  }
}
