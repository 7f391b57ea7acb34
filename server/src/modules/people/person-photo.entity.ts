import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../platform/orm/id.ts';
import { Person } from './person.entity.ts';

/** The photo of a person in the sizes in which it is shown, as WebP. It stands in the database, so that a backup and every server have it. */
@Entity({ tableName: 'person_photo' })
export class PersonPhoto {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('pho');

  @OneToOne(() => Person, { ref: true, owner: true, unique: true, deleteRule: 'cascade' })
  person!: Ref<Person>;

  /** Part of its address: another photo has another, so that a browser may keep this one. Nobody can guess it. */
  @Property({ type: 'text', hidden: true })
  tag!: string;

  @Property({ type: 'blob', hidden: true, lazy: true })
  large!: Uint8Array;

  @Property({ type: 'blob', hidden: true, lazy: true })
  small!: Uint8Array;
}
