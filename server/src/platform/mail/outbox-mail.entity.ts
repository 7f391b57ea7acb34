import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../orm/id.ts';

/** A mail to be sent, written in the same flush as what it tells of. Its Message-ID stays the same however often it is tried. */
@Entity({ tableName: 'outbox_mail' })
@Index({ properties: ['sentAt', 'nextTryAt'] })
export class OutboxMail {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('mail');

  /** Local part of the Message-ID. */
  @Property({ type: 'text', unique: true })
  messageKey!: string;

  @Property({ type: 'text' })
  to!: string;

  @Property({ type: 'text' })
  subject!: string;

  @Property({ type: 'text' })
  text!: string;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'datetime' })
  nextTryAt!: Date;

  @Property({ type: 'integer' })
  tries: number & Opt = 0;

  /** The server that is sending it now may, until then; after that any other. */
  @Property({ type: 'datetime', nullable: true })
  claimedUntil: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  sentAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  lastError: string | null = null;
}
