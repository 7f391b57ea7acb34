import type { Ref } from '@mikro-orm/core';
import { Entity, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Person } from './person.entity.ts';

/** Under this key the audit log keeps what is personal of somebody. Erasure destroys it, and with it what the log says of them. */
@Entity({ tableName: 'person_key' })
export class PersonKey {
  @OneToOne(() => Person, { ref: true, owner: true, primary: true, deleteRule: 'cascade' })
  person!: Ref<Person>;

  /** 32 random bytes in base64. */
  @Property({ type: 'text', hidden: true, lazy: true })
  key!: string;
}
