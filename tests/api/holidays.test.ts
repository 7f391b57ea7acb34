import { AuditEntry } from '@hearth/server/platform/audit/audit-entry.entity';
import { createContext } from '@hearth/server/platform/context';
import { workDays } from '@hearth/server/modules/holidays/holiday.service';
import { OffDayShift } from '@hearth/server/modules/holidays/holiday.entity';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';
import { statementsOf } from '../support/statements.ts';

const hearth = await hearthForThisFile();
const staff = await hearth.build.person();
const hr = await hearth.as(staff, 'HR');
const member = await hearth.as(await hearth.build.person());

const Holidays = graphql(`
  query Holidays($from: Date!, $to: Date!) {
    holidays(from: $from, to: $to) {
      knownUntilOn
      days {
        on
        working
        name
        corrected
      }
    }
  }
`);
const SetHoliday = graphql(`
  mutation SetHoliday($input: SetHolidayInput!) {
    setHoliday(input: $input) {
      holiday {
        on
        working
        name
        corrected
      }
      errors {
        path
        message
      }
    }
  }
`);
const ImportHolidays = graphql(`
  mutation ImportHolidays($input: ImportHolidaysInput!) {
    importHolidays(input: $input) {
      knownUntilOn
      days {
        on
        corrected
      }
      errors {
        path
        code
      }
    }
  }
`);
const RemoveHolidayCorrection = graphql(`
  mutation RemoveHolidayCorrection($input: RemoveHolidayCorrectionInput!) {
    removeHolidayCorrection(input: $input) {
      holiday {
        working
        name
      }
      errors {
        code
      }
    }
  }
`);

const chinese = { 'accept-language': 'zh-CN' };
const daysOf = async (from: string, to: string, client = member) => (await client.with(chinese).run(Holidays, { from, to })).holidays;
const working = async () => workDays(createContext(hearth.services, { viewer: null }));

test('everybody sees what was announced, by day, and until when it is known', async () => {
  const { days, knownUntilOn } = await daysOf('2026-02-14', '2026-02-17');
  expect(knownUntilOn).toBe('2026-12-31');
  expect(days).toEqual([
    { on: '2026-02-14', working: true, name: '春节', corrected: false },
    { on: '2026-02-15', working: false, name: '春节', corrected: false },
    { on: '2026-02-16', working: false, name: '春节', corrected: false },
  ]);
  const english = await member.with({ 'accept-language': 'en' }).run(Holidays, { from: '2025-10-06', to: '2025-10-07' });
  expect(english.holidays.days.map(({ name }) => name)).toEqual(['National Day, Mid-Autumn Festival']);
  expect((await daysOf('2027-01-01', '2028-01-01')).days).toEqual([]);
});

test('a window of more than five years is refused', async () => {
  const { errors } = await member.ask(Holidays, { from: '2007-01-01', to: '2027-01-01' });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
});

test('HR corrects a day, which counts at once and can be taken back; it stands in the audit log', async () => {
  expect((await working()).isWorkingDay('2026-02-28')).toBe(true);
  const input = { on: '2026-02-28', working: false, name: '公司补休' };
  const { setHoliday } = await hr.run(SetHoliday, { input });
  expect(setHoliday).toEqual({ holiday: { ...input, corrected: true }, errors: [] });
  expect((await working()).isWorkingDay('2026-02-28')).toBe(false);
  expect((await working()).shifted('2026-02-28', OffDayShift.LATER)).toBe('2026-03-02');

  const { removeHolidayCorrection } = await hr.with(chinese).run(RemoveHolidayCorrection, { input: { on: '2026-02-28' } });
  expect(removeHolidayCorrection).toEqual({ holiday: { working: true, name: '春节' }, errors: [] });
  expect((await working()).isWorkingDay('2026-02-28')).toBe(true);
  const entries = await hearth.services.orm.em.fork().find(AuditEntry, { subjectId: '2026-02-28' }, { orderBy: { at: 'asc', id: 'asc' } });
  expect(entries.map(({ action, before, after, personId }) => [action, before, after, personId])).toEqual([
    ['setHolidays', null, { working: false, name: '公司补休' }, staff.id],
    ['removeHolidayCorrection', { working: false, name: '公司补休' }, null, staff.id],
  ]);
});

test('to say what the public calendar says takes a correction back', async () => {
  await hr.run(SetHoliday, { input: { on: '2026-05-09', working: false, name: '不调休' } });
  const { setHoliday } = await hr.with(chinese).run(SetHoliday, { input: { on: '2026-05-09', working: true, name: '劳动节' } });
  expect(setHoliday.holiday).toEqual({ on: '2026-05-09', working: true, name: '劳动节', corrected: false });
});

test('an announcement of the next year is brought in as a whole, and the year is known', async () => {
  const days = [
    { on: '2027-01-01', working: false, name: '元旦' },
    { on: '2027-01-02', working: false, name: '元旦' },
    { on: '2027-10-01', working: false, name: '国庆节' },
    { on: '2027-10-09', working: true, name: '国庆节' },
  ];
  const repeated = await hr.run(ImportHolidays, { input: { days: [...days, { on: '2027-01-02', working: true, name: '元旦' }] } });
  expect(repeated.importHolidays).toEqual({ knownUntilOn: null, days: null, errors: [{ path: ['days', '4', 'on'], code: 'REPEATED' }] });
  expect((await daysOf('2027-01-01', '2028-01-01')).days).toEqual([]);

  const { importHolidays } = await hr.run(ImportHolidays, { input: { days } });
  expect(importHolidays).toEqual({ knownUntilOn: '2027-12-31', days: days.map(({ on }) => ({ on, corrected: true })), errors: [] });
  expect((await working()).isWorkingDay('2027-10-09')).toBe(true);
  // The same again changes nothing.
  expect((await hr.run(ImportHolidays, { input: { days } })).importHolidays.errors).toEqual([]);
});

test('nobody but HR corrects, and a name is one line', async () => {
  const input = { on: '2026-06-01', working: false, name: '儿童节' };
  for (const refused of [
    await member.ask(SetHoliday, { input }),
    await member.ask(ImportHolidays, { input: { days: [input] } }),
    await member.ask(RemoveHolidayCorrection, { input: { on: input.on } }),
  ])
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  const { setHoliday } = await hr.with(chinese).run(SetHoliday, { input: { ...input, name: ' ' } });
  expect(setHoliday.errors).toEqual([{ path: ['name'], message: '不能为空' }]);
  const none = await hr.ask(RemoveHolidayCorrection, { input: { on: input.on } });
  expect(none.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
});

test('one statement answers any number of questions about working days', async () => {
  const ctx = createContext(hearth.services, { viewer: null });
  const statements = await statementsOf(hearth, async () => {
    for (const on of ['2026-02-17', '2026-10-03', '2027-01-01']) {
      const days = await workDays(ctx);
      expect(days.before(on) < on && days.after(on) > on).toBe(true);
    }
  });
  expect(statements).toBe(1);
});

test('a window that is too long is refused in the language of who asks', async () => {
  const refusal = async (language: string) => {
    const { errors } = await member.with({ 'accept-language': language }).ask(Holidays, { from: '2020-01-01', to: '2030-01-01' });
    return errors?.map(({ message, extensions }) => `${extensions.code} ${message}`);
  };
  expect(await refusal('zh-CN')).toEqual(['BAD_USER_INPUT 一次最多 1830 天']);
  expect(await refusal('en')).toEqual(['BAD_USER_INPUT At most 1830 days at a time']);
});
