import type { Context } from '../../platform/context.ts';
import { today } from '../../platform/company/company.ts';
import { announce } from '../../platform/events.ts';
import { authorize, checkVersion, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { anniversaryKey } from './anniversary.rules.ts';
import { birthdayFault } from './birthday.rules.ts';
import { readName } from './name.rules.ts';
import './people.events.ts';
import { audienceFields, isHr, isSelf, mayAddPerson, mayRecordLeaving, mayUpdatePerson, ownFields } from './people.policy.ts';
import { LeapDayKeeping, LeapMonthKeeping, Person } from './person.entity.ts';
import type { AddPersonInput, BirthdayInput, RecordLeavingInput, UpdatePersonInput } from './person.inputs.ts';

type Profile = Omit<UpdatePersonInput, 'id' | 'version'>;

/** The columns that follow from others. Whoever writes a name or a day of hire writes these with it. */
export function derivedColumns({
  name,
  hiredOn,
}: {
  name: string;
  hiredOn: string | null;
}): Pick<Person, 'pinyin' | 'initials' | 'sortKey' | 'anniversaryKey'> {
  const { full, initials, sortKey } = readName(name);
  return { pinyin: full, initials, sortKey, anniversaryKey: hiredOn ? anniversaryKey(hiredOn) : null };
}

export async function addPerson(ctx: Context, input: AddPersonInput): Promise<Person> {
  authorize(ctx, mayAddPerson(ctx.viewer));
  await checkProfile(ctx, null, input);
  const person = ctx.em.create(Person, { name: input.name.trim() });
  writeProfile(person, input);
  await ctx.em.persist(person).flush();
  return person;
}

export async function updatePerson(ctx: Context, { id, version, ...profile }: UpdatePersonInput): Promise<Person> {
  authorize(ctx, mayUpdatePerson(ctx.viewer, id));
  const given = Object.entries(profile).filter(([, value]) => value !== undefined);
  authorize(ctx, isHr(ctx.viewer) || given.every(([field]) => ownFields.has(field)));
  authorize(ctx, isSelf(ctx.viewer, id) || audienceFields.every((field) => profile[field] === undefined));
  const person = found(ctx, await ctx.em.findOne(Person, id));
  checkVersion(person, version);
  await checkProfile(ctx, person, profile);
  writeProfile(person, profile);
  await ctx.em.flush();
  return person;
}

/** Refuses what a profile cannot say, before anything is written. */
async function checkProfile(ctx: Context, person: Person | null, profile: Profile): Promise<void> {
  const problems: Problem[] = [];
  if (profile.name === null) problems.push({ code: 'REQUIRED', path: ['name'], message: { zh: '姓名不能为空', en: 'The name is needed' } });
  if (profile.employeeNumber) problems.push(...(await numberTaken(ctx, person?.id ?? '', profile.employeeNumber.trim())));
  if (profile.birthday) problems.push(...birthdayProblems(profile.birthday, await today(ctx)));
  if (profile.hiredOn && person?.leftOn && person.leftOn < profile.hiredOn) problems.push(leftBeforeHired('hiredOn'));
  if (problems.length > 0) throw new Rejected(problems);
}

function writeProfile(person: Person, profile: Profile): void {
  if (profile.name) person.name = profile.name.trim();
  for (const field of ['employeeNumber', 'alias', 'email', 'phone'] as const) {
    const value = profile[field];
    if (value !== undefined) person[field] = value?.trim() ?? null;
  }
  for (const field of ['hiredOn', ...audienceFields] as const) {
    if (profile[field] !== undefined) Object.assign(person, { [field]: profile[field] });
  }
  if (profile.bio !== undefined) person.bio = profile.bio ?? '';
  if (profile.leapDayKeeping !== undefined) person.leapDayKeeping = profile.leapDayKeeping ?? LeapDayKeeping.FEB_28;
  if (profile.leapMonthKeeping !== undefined) person.leapMonthKeeping = profile.leapMonthKeeping ?? LeapMonthKeeping.PLAIN_MONTH;
  if (profile.birthday !== undefined) Object.assign(person, birthdayColumns(profile.birthday));
  Object.assign(person, derivedColumns(person));
}

/** How a birthday is stored. */
export const birthdayColumns = (birthday: BirthdayInput | null) => ({
  birthCalendar: birthday?.calendar ?? null,
  birthMonth: birthday?.month ?? null,
  birthDay: birthday?.day ?? null,
  birthLeapMonth: birthday?.leapMonth ?? false,
  birthYear: birthday?.year ?? null,
});

function birthdayProblems(birthday: BirthdayInput, now: string): Problem[] {
  const { calendar, month, day, leapMonth, year } = birthday;
  const fault = birthdayFault({ calendar, month, day, leapMonth, year }, now);
  return fault ? [{ code: fault.code, path: ['birthday', fault.field], message: fault.message }] : [];
}

async function numberTaken(ctx: Context, personId: string, employeeNumber: string): Promise<Problem[]> {
  const holder = await ctx.em.findOne(Person, { employeeNumber, id: { $ne: personId } });
  if (!holder) return [];
  return [
    {
      code: 'NUMBER_TAKEN',
      path: ['employeeNumber'],
      message: { zh: `工号 ${employeeNumber} 已经是${holder.name}的`, en: `${holder.name} already has the number ${employeeNumber}` },
    },
  ];
}

const leftBeforeHired = (field: 'hiredOn' | 'leftOn'): Problem => ({
  code: 'LEFT_BEFORE_HIRED',
  path: [field],
  message: { zh: '离职日期早于入职日期', en: 'The last day lies before the day of hire' },
});

/**
 * Records the last day of somebody's employment, or corrects it. Others end what is theirs by the event `personLeft`, in the same
 * transaction.
 */
export async function recordLeaving(ctx: Context, { id, leftOn }: RecordLeavingInput): Promise<Person> {
  authorize(ctx, mayRecordLeaving(ctx.viewer));
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em };
    const person = found(ctx, await em.findOne(Person, id));
    if (person.hiredOn && leftOn < person.hiredOn) throw new Rejected([leftBeforeHired('leftOn')]);
    const formerLeftOn = person.leftOn;
    person.leftOn = leftOn;
    await announce(tx, 'personLeft', { personId: id, leftOn, formerLeftOn });
    await em.flush();
    return person;
  });
}
