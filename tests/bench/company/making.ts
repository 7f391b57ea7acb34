import type { Ids } from './ids.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';

/** What every part of the company is made with. */
export interface Making {
  random: Random;
  ids: Ids;
  rows: Rows;
  /** Where the company is. */
  today: string;
  now: Date;
}

export const TIME_ZONE = 'Asia/Shanghai';

/** The day on which the company began to use Hearth: no seat and no unit is known before it. */
export const ADOPTED_ON = '2024-01-01';
