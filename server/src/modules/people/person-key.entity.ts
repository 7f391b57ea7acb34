import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../platform/orm/id.ts';
import { Person } from './person.entity.ts';

/**
 * Under this key the audit log keeps what is personal of somebody. Erasure destroys it, and with it what the log says of them. Who was two
 * records before has the keys of both.
 */
@Entity({ tableName: 'person_key' })
export class PersonKey {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('pkey');

  @ManyToOne(() => Person, { ref: true, index: true, deleteRule: 'cascade' })
  person!: Ref<Person>;

  /** 32 random bytes in base64. */
  @Property({ type: 'text', hidden: true, lazy: true })
  key!: string;
}
