import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Payload } from '../../platform/graphql/use-case.ts';
import { EmailAddress, Line } from '../../platform/graphql/validation.ts';
import { Account, Invitation } from './account.entity.ts';

export enum GrantableRole {
  HR = 'HR',
  ADMIN = 'ADMIN',
}
registerEnumType(GrantableRole, {
  name: 'GrantableRole',
  description: 'A role that an administrator grants.',
  valuesConfig: {
    HR: { description: 'Keeps profiles, the org chart and events.' },
    ADMIN: { description: 'Keeps accounts, roles and settings.' },
  },
});

@InputType({ description: 'What `inviteAccount` wants to know.' })
export class InviteAccountInput {
  @Field(() => String, { description: 'Whom to invite: the address that the account will sign in with.' })
  @EmailAddress()
  email!: string;

  @Field(() => String, { description: 'Their name.' })
  @Line(100)
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose account it will be; absent: of the member with that address, who is added where there is none.',
  })
  personId?: string | null;
}

@ObjectType({ description: 'What came of `inviteAccount`.' })
export class InviteAccountPayload extends Payload {
  @Field(() => Invitation, { nullable: true, description: 'The open invitation.' })
  invitation!: Invitation | null;

  @Field(() => String, {
    nullable: true,
    description: 'The link that accepts it, to hand on. It is shown this once; null where it was mailed.',
  })
  acceptUrl!: string | null;
}

@InputType({ description: 'What `withdrawInvitation` wants to know.' })
export class WithdrawInvitationInput {
  @Field(() => ID, { description: 'An open invitation.' })
  id!: string;
}

@ObjectType({ description: 'What came of `withdrawInvitation`.' })
export class WithdrawInvitationPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The invitation that is gone.' })
  withdrawnInvitationId!: string | null;
}

@InputType({ description: 'What `disableAccount` wants to know.' })
export class DisableAccountInput {
  @Field(() => ID, { description: 'The account that shall no longer sign in.' })
  id!: string;
}

@ObjectType({ description: 'What came of `disableAccount`.' })
export class DisableAccountPayload extends Payload {
  @Field(() => Account, { nullable: true, description: 'The account; its sessions are gone, its tokens no longer work.' })
  account!: Account | null;
}

@InputType({ description: 'What `enableAccount` wants to know.' })
export class EnableAccountInput {
  @Field(() => ID, { description: 'The account that may sign in again.' })
  id!: string;
}

@ObjectType({ description: 'What came of `enableAccount`.' })
export class EnableAccountPayload extends Payload {
  @Field(() => Account, { nullable: true, description: 'The account.' })
  account!: Account | null;
}

@InputType({ description: 'What `grantRole` wants to know.' })
export class GrantRoleInput {
  @Field(() => ID, { description: 'The account to grant it to.' })
  accountId!: string;

  @Field(() => GrantableRole, { description: 'The role.' })
  role!: GrantableRole;
}

@ObjectType({ description: 'What came of `grantRole`.' })
export class GrantRolePayload extends Payload {
  @Field(() => Account, { nullable: true, description: 'The account with its roles.' })
  account!: Account | null;
}

@InputType({ description: 'What `revokeRole` wants to know.' })
export class RevokeRoleInput {
  @Field(() => ID, { description: 'The account to take it from.' })
  accountId!: string;

  @Field(() => GrantableRole, { description: 'The role.' })
  role!: GrantableRole;
}

@ObjectType({ description: 'What came of `revokeRole`.' })
export class RevokeRolePayload extends Payload {
  @Field(() => Account, { nullable: true, description: 'The account with the roles that are left.' })
  account!: Account | null;
}
