import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, OneToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';

export enum TokenScope {
  READ = 'read',
  WRITE = 'write',
}
registerEnumType(TokenScope, {
  name: 'TokenScope',
  description: 'What an access token may do.',
  valuesConfig: {
    READ: { description: 'Queries and subscriptions, as its owner sees them.' },
    WRITE: { description: 'Mutations too, as its owner may; never tokens, accounts and roles.' },
  },
});

export enum Role {
  MEMBER = 'MEMBER',
  MANAGER = 'MANAGER',
  HR = 'HR',
  ADMIN = 'ADMIN',
}
registerEnumType(Role, {
  name: 'Role',
  description: 'What somebody is to Hearth. HR and ADMIN are granted; the others follow from what is.',
  valuesConfig: {
    MEMBER: { description: 'Everyone who can sign in.' },
    MANAGER: { description: 'Somebody reports to them today.' },
    HR: { description: 'Keeps profiles, the org chart and events.' },
    ADMIN: { description: 'Keeps accounts, roles and the settings of the company; is not HR by that.' },
  },
});

/** A way to sign in; better-auth's "user". */
@Entity({ tableName: 'account' })
@ObjectType({ implements: Node, description: 'A way to sign in. Shown to administrators and to its owner.' })
export class Account extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('acc');

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The name of who signs in.' })
  name!: string;

  @Property({ type: 'text', unique: true })
  @Field(() => String, { description: 'The e-mail address to sign in with, in lower case.' })
  email!: string;

  @Property({ type: 'boolean', hidden: true })
  emailVerified: boolean & Opt = false;

  @Property({ type: 'text', nullable: true, hidden: true })
  image: string | null = null;

  @OneToOne(() => Person, { ref: true, nullable: true, owner: true, unique: true })
  person: Ref<Person> | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The chosen language: `zh-CN` or `en`; null: as the browser asks.' })
  locale: string | null = null;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => Date, { nullable: true, description: 'Since when it can no longer sign in; null while it can.' })
  disabledAt: Date | null = null;

  @Property({ type: 'datetime' })
  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Property({ type: 'datetime', hidden: true })
  updatedAt!: Date;
}

/** How an account proves itself; better-auth's "account": a password hash, later an OIDC subject. */
@Entity({ tableName: 'credential' })
@Unique({ properties: ['providerId', 'providerAccountId'] })
export class Credential {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('cred');

  @ManyToOne(() => Account, { ref: true, index: true, deleteRule: 'cascade' })
  account!: Ref<Account>;

  @Property({ type: 'text' })
  providerId!: string;

  @Property({ type: 'text' })
  providerAccountId!: string;

  @Property({ type: 'text', nullable: true, hidden: true, lazy: true })
  password: string | null = null;

  @Property({ type: 'text', nullable: true, hidden: true, lazy: true })
  accessToken: string | null = null;

  @Property({ type: 'text', nullable: true, hidden: true, lazy: true })
  refreshToken: string | null = null;

  @Property({ type: 'text', nullable: true, hidden: true, lazy: true })
  idToken: string | null = null;

  @Property({ type: 'datetime', nullable: true })
  accessTokenExpiresAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  refreshTokenExpiresAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  scope: string | null = null;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'datetime' })
  updatedAt!: Date;
}

/** A signed-in browser; better-auth's "session". */
@Entity({ tableName: 'sign_in_session' })
export class SignInSession {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('sis');

  @ManyToOne(() => Account, { ref: true, index: true, deleteRule: 'cascade' })
  account!: Ref<Account>;

  @Property({ type: 'text', unique: true, hidden: true })
  token!: string;

  @Property({ type: 'datetime' })
  expiresAt!: Date;

  @Property({ type: 'text', nullable: true })
  ipAddress: string | null = null;

  @Property({ type: 'text', nullable: true })
  userAgent: string | null = null;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'datetime' })
  updatedAt!: Date;
}

/** Short-lived proofs; better-auth's "verification". */
@Entity({ tableName: 'verification' })
@Index({ properties: ['identifier'] })
export class Verification {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('ver');

  @Property({ type: 'text' })
  identifier!: string;

  @Property({ type: 'text', hidden: true })
  value!: string;

  @Property({ type: 'datetime' })
  expiresAt!: Date;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'datetime' })
  updatedAt!: Date;
}

/** A role that an administrator gave to an account. */
@Entity({ tableName: 'role_grant' })
@Unique({ properties: ['account', 'role'] })
export class RoleGrant {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('role');

  @ManyToOne(() => Account, { ref: true, deleteRule: 'cascade' })
  account!: Ref<Account>;

  @Enum({ items: ['HR', 'ADMIN'], type: 'string' })
  role!: 'HR' | 'ADMIN';

  @Property({ type: 'datetime' })
  grantedAt!: Date;
}

/** A personal access token for an API client; only its hash is kept. */
@Entity({ tableName: 'access_token' })
@ObjectType({ implements: Node, description: 'A personal access token for an API client. Shown to its owner.' })
export class AccessToken extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('tok');

  @ManyToOne(() => Account, { ref: true, index: true, deleteRule: 'cascade' })
  account!: Ref<Account>;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string;

  /** SHA-256 of the token, in hex. */
  @Property({ type: 'text', unique: true, hidden: true })
  hash!: string;

  @Property({ type: 'json' })
  @Field(() => [TokenScope], { description: 'What it may do.' })
  scopes!: TokenScope[];

  @Property({ type: 'datetime' })
  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it ends; null: when it is revoked.' })
  expiresAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was last used, to the minute.' })
  lastUsedAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was revoked; null while it works.' })
  revokedAt: Date | null = null;
}

/** An invitation to make an account; only the hash of its code is kept. */
@Entity({ tableName: 'invitation' })
@ObjectType({ implements: Node, description: 'An invitation to make an account. Shown to administrators.' })
export class Invitation extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('inv');

  @Property({ type: 'text', index: true })
  @Field(() => String, { description: 'Who is invited: the address that the account will sign in with.' })
  email!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The name of who is invited.' })
  name!: string;

  @ManyToOne(() => Person, { ref: true, nullable: true })
  person: Ref<Person> | null = null;

  @Property({ type: 'text', unique: true, hidden: true })
  codeHash!: string;

  @ManyToOne(() => Account, { ref: true, nullable: true, deleteRule: 'set null' })
  invitedBy: Ref<Account> | null = null;

  @Property({ type: 'datetime' })
  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Property({ type: 'datetime' })
  @Field(() => Date, { description: 'When it ends.' })
  expiresAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  acceptedAt: Date | null = null;
}
