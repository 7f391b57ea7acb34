import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Who may run a job until when: of several servers on one database, one does. */
@Entity({ tableName: 'lease' })
export class Lease {
  @PrimaryKey({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  holder: string | null = null;

  @Property({ type: 'datetime' })
  expiresAt: Date & Opt = new Date(0);
}
