import type { EntityManager } from '@mikro-orm/core';
import { Greeting } from '../modules/celebrations/greeting.entity.ts';
import { keptBetween } from '../modules/people/birthday.rules.ts';
import { addDays } from '../platform/time/wall-clock.ts';
import type { DemoPerson } from './people.ts';
import type { FindPerson } from './load-demo.ts';

/** Around today some have signed already. */
const DAYS_BEFORE = 4;
const DAYS_AFTER = 6;

const WISHES = [
  '生日快乐！新的一岁，万事顺意。',
  '祝你天天开心，业绩长虹！',
  '又长大一岁，蛋糕记得分我一块 🎂',
  '感谢一路照顾，生日快乐！',
];

/** What colleagues wrote for birthdays near today: a full card once the day has come, the first words before it. */
export function writeGreetings(em: EntityManager, people: readonly DemoPerson[], today: string, now: Date, find: FindPerson): void {
  const here = people.filter(({ leftOn }) => leftOn === null);
  for (const [place, celebrant] of here.entries()) {
    if (!celebrant.birthday) continue;
    const rules = { leapDayKeeping: 'FEB_28', leapMonthKeeping: 'PLAIN_MONTH' } as const;
    const [kept] = keptBetween({ ...celebrant.birthday, ...rules }, addDays(today, -DAYS_BEFORE), addDays(today, DAYS_AFTER));
    if (!kept) continue;
    const words = WISHES.slice(0, kept.on <= today ? WISHES.length : 2);
    for (const [index, text] of words.entries()) {
      const signer = here[(place + 3 * (index + 1)) % here.length];
      if (!signer || signer === celebrant) continue;
      em.persist(
        em.create(Greeting, {
          celebrant: find(celebrant.name),
          celebration: 'BIRTHDAY',
          on: kept.on,
          signer: find(signer.name),
          text,
          signedAt: new Date(now.getTime() - (words.length - index) * 3_600_000),
        }),
      );
    }
  }
}
