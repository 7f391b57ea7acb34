import { tellOfCelebrations } from '@hearth/server/modules/celebrations/reminders.service';
import { Notice } from '@hearth/server/modules/notices/notice.entity';
import { CalendarSystem, type Person } from '@hearth/server/modules/people/person.entity';
import { createContext, runAfterCommit, type Services } from '@hearth/server/platform/context';
import type { OrgUnit } from '@hearth/server/modules/organization/org-unit.entity';
import type { Position } from '@hearth/server/modules/organization/position.entity';
import type { Hearth } from './app.ts';
import { graphql } from './graphql.ts';

/** A birthday in the solar calendar, as columns. */
export const born = (month: number, day: number, year: number | null = null) => ({
  birthCalendar: CalendarSystem.SOLAR,
  birthMonth: month,
  birthDay: day,
  birthYear: year,
});

/** One run of the job on a server. */
export async function runReminders(services: Services): Promise<void> {
  const ctx = createContext(services, { viewer: null });
  await tellOfCelebrations(ctx);
  await runAfterCommit(ctx);
}

/** What people were told so far: who, about whom, for which day. */
export async function toldSoFar({ services }: Pick<Hearth, 'services'>): Promise<string[]> {
  const notices = await services.orm.em
    .fork()
    .find(Notice, {}, { populate: ['recipient', 'about'], orderBy: { createdAt: 'asc', id: 'asc' } });
  return notices.map(({ recipient, about, facts, kind }) =>
    [kind === 'GREETINGS' ? 'card:' : '', recipient.$.name, 'of', about?.$.name, facts['on']].filter(Boolean).join(' '),
  );
}

export interface Team {
  unit: OrgUnit;
  seat: Position;
  boss: Person;
  manager: Person;
  li: Person;
  wang: Person;
}

/** 陈经理 reports to 周总 and manages 李明 and 王芳, in one unit with them. */
export async function buildTeam({ build }: Hearth, li: Parameters<Hearth['build']['person']>[0] = {}): Promise<Team> {
  const above = await build.unit('总经办');
  const unit = await build.unit('销售一部');
  const [boss, manager, wang] = await Promise.all(
    ['周总', '陈经理', '王芳'].map((name, n) => build.person({ name, email: `team-${n}@hearth.test`, hiredOn: null })),
  );
  const person = await build.person({ name: '李明', hiredOn: null, ...li });
  if (!boss || !manager || !wang) throw new Error('A team of four');
  const top = await build.position({ unit: above, holder: boss });
  const lead = await build.position({ unit, reportsTo: top, holder: manager });
  const seat = await build.position({ unit, reportsTo: lead, holder: person });
  await build.position({ unit, reportsTo: lead, holder: wang });
  return { unit, seat, boss, manager, li: person, wang };
}

export const NoticeWordsOfViewer = graphql(`
  query NoticeWordsOfViewer {
    notices(first: 20) {
      nodes {
        kind
        words {
          text
          path
        }
      }
    }
  }
`);
