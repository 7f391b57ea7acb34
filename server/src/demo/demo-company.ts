import { type Day, plusDays } from './days.ts';
import { type DemoEvent, demoEvents } from './events.ts';
import { demoOrganization, type DemoOrganization } from './organization.ts';
import { demoPeople, type DemoPerson } from './people.ts';
import { type DemoProfile, demoProfiles } from './profiles.ts';
import { seeded } from './random.ts';
import { type DemoSeries, demoSharing } from './sharing.ts';

export interface DemoAbsence {
  person: string;
  from: Day;
  /** The first day back. */
  to: Day;
}

export interface DemoCompany {
  name: string;
  timeZone: string;
  people: DemoPerson[];
  profiles: DemoProfile[];
  organization: DemoOrganization;
  events: DemoEvent[];
  series: DemoSeries[];
  absences: DemoAbsence[];
  accounts: readonly DemoAccount[];
}

export interface DemoAccount {
  person: string;
  /** What the console says it is for. */
  as: { zh: string; en: string };
  roles: readonly ('HR' | 'ADMIN')[];
}

/** One password for all demo accounts; it is shown on the console and opens nothing but invented data on loopback. */
export const DEMO_PASSWORD = 'hearth-demo-2026';

const accounts: readonly DemoAccount[] = [
  { person: '苏婉清', as: { zh: '人事', en: 'HR' }, roles: ['HR'] },
  { person: '陈晓明', as: { zh: '经理', en: 'Manager' }, roles: [] },
  { person: '李明朗', as: { zh: '成员', en: 'Member' }, roles: [] },
  { person: '顾一鸣', as: { zh: '管理员', en: 'Administrator' }, roles: ['ADMIN'] },
];

/** A company of sixty people with a year behind it, as of one day. The same day gives the same company. */
export function demoCompany(today: Day, seed = 20): DemoCompany {
  const timeZone = 'Asia/Shanghai';
  const organization = demoOrganization(today);
  const people = demoPeople(today, seeded(seed));
  return {
    name: '禾木软件',
    timeZone,
    people,
    profiles: demoProfiles(people, today, seeded(seed + 3)),
    organization,
    events: demoEvents(today, timeZone, people, seeded(seed + 1)),
    series: demoSharing(today, timeZone, organization, seeded(seed + 2)),
    absences: [
      { person: '朱琳', from: plusDays(today, -3), to: plusDays(today, 9) },
      { person: '程欣怡', from: plusDays(today, 12), to: plusDays(today, 17) },
      { person: '吴桐', from: plusDays(today, -40), to: plusDays(today, -33) },
      { person: '叶子轩', from: plusDays(today, 3), to: plusDays(today, 5) },
    ],
    accounts,
  };
}
