import type { Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Person } from './person.entity.ts';

/**
 * What somebody is found by: every end of the name, the alias, their readings, the number, the last four digits of the phone. A search looks for
 * tokens that begin with what was typed, by the index, however many people there are.
 */
@Entity({ tableName: 'person_token' })
@Index({ properties: ['token', 'person'] })
export class PersonToken {
  @ManyToOne(() => Person, { ref: true, primary: true, deleteRule: 'cascade' })
  person!: Ref<Person>;

  /** What it is made of begins it (`phone:0138`), for not everybody may find by everything. */
  @Property({ type: 'text', primary: true, hidden: true })
  token!: string;
}
