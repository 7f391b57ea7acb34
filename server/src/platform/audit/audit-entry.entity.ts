import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { InstantScalar } from '../graphql/scalars.ts';
import { newId } from '../orm/id.ts';

/** What was true of a subject, as plain values; null where it did not exist. */
export type AuditState = { readonly [field: string]: unknown } | null;

/**
 * One thing that one change made different: who, what, before, after, when. Entries of one change share `change`. Ids stand in it in place of
 * names and of whatever else is personal, so that an erased person is not kept here.
 */
@Entity({ tableName: 'audit_entry' })
@Index({ properties: ['at', 'id'] })
@Index({ properties: ['subjectId', 'at'] })
@ObjectType({ description: 'One thing that one change made different. Shown to administrators.' })
export class AuditEntry {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Its id.' })
  id: string & Opt = newId('audit');

  @Property({ type: 'text', index: true })
  @Field(() => ID, { description: 'The change that it is part of: one mutation, one import, one plan that was published.' })
  change!: string;

  @Property({ type: 'datetime' })
  @Field(() => InstantScalar, { name: 'changedAt', description: 'When it was changed.' })
  at!: Date;

  /** Null: the command line, or the server itself. */
  @Property({ type: 'text', nullable: true })
  accountId: string | null = null;

  @Property({ type: 'text', nullable: true })
  personId: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The use case: the name of the mutation, or of what a command did.' })
  action!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why, in the words of who did it; null where nobody was asked.' })
  reason: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The type of what it concerns: `Position`, `OrgUnit`.' })
  subjectType!: string;

  @Property({ type: 'text' })
  @Field(() => ID, { name: 'subject', description: 'The id of what it concerns; `node(id:)` finds it while it exists.' })
  subjectId!: string;

  @Property({ type: 'json', nullable: true })
  before: AuditState = null;

  @Property({ type: 'json', nullable: true })
  after: AuditState = null;

  /** Of the request that changed it, as it stands in the log. */
  @Property({ type: 'text' })
  @Field(() => String, { name: 'request', description: 'The request that changed it, as it stands in the server’s log.' })
  requestId!: string;
}
