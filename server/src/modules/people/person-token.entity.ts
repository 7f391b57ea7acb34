import type { Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Person } from './person.entity.ts';

/**
 * What somebody is found by: every beginning of whatever a search for them may be (search.rules.ts). The index has those of one token in the order
 * of the directory, so the first page of a search costs the same however many people there are and however many it finds.
 */
@Entity({ tableName: 'person_token' })
@Index({ properties: ['token', 'sortKey', 'person'] })
export class PersonToken {
  @ManyToOne(() => Person, { ref: true, primary: true, index: false, deleteRule: 'cascade' })
  person!: Ref<Person>;

  /** Letters and digits; `#` and four digits for the end of a phone, by which not everybody may find them. */
  @Property({ type: 'text', primary: true, hidden: true })
  token!: string;

  /** The person's. */
  @Property({ type: 'text', hidden: true })
  sortKey!: string;
}
