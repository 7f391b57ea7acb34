import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { registerEnumType } from 'type-graphql';
import { newId } from '../../platform/orm/id.ts';

export enum OffDayShift {
  EARLIER = 'EARLIER',
  LATER = 'LATER',
  NONE = 'NONE',
}
registerEnumType(OffDayShift, {
  name: 'OffDayShift',
  description: 'What becomes of something that falls on a day off: a weekend, a public holiday.',
  valuesConfig: {
    EARLIER: { description: 'The last working day before.' },
    LATER: { description: 'The first working day after.' },
    NONE: { description: 'It stays on its day.' },
  },
});

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
