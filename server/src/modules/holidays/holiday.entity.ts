import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../platform/orm/id.ts';

/** What HR says of a day, above the public calendar that Hearth brings along. */
@Entity({ tableName: 'holiday_correction' })
export class HolidayCorrection {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('hol');

  @Property({ type: 'date', fieldName: 'on_day', unique: true })
  on!: string;

  /** Is it worked on? A Saturday that makes up for a holiday (调休) is; a public holiday is not. */
  @Property({ type: 'boolean' })
  working!: boolean;

  @Property({ type: 'text' })
  name!: string;
}
