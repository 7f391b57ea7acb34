import type { Context } from '../../platform/context.ts';
import { today } from '../../platform/company/company.ts';
import { announce } from '../../platform/events.ts';
import { authorize, checkVersion, conflict, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { newId } from '../../platform/orm/id.ts';
import { anniversaryKey } from './anniversary.rules.ts';
import { birthdayFault, completed } from './birthday.rules.ts';
import { writeCustomValues } from './custom-value.service.ts';
import { formerEmploymentProblems } from './former-employment.service.ts';
import { readName } from './name.rules.ts';
import './people.events.ts';
import { audienceFields, isHr, isSelf, mayAddPerson, mayRecordLeaving, mayUpdatePerson, ownFields } from './people.policy.ts';
import { CalendarSystem, LeapDayKeeping, LeapMonthKeeping, Person } from './person.entity.ts';
import type { AddPersonInput, EmergencyContactInput, RecordLeavingInput, UpdatePersonInput } from './person.inputs.ts';
import { renewPhotoAddress } from './person-photo.service.ts';
import { changingPerson } from './person-trail.service.ts';
import { storedBirthday } from './private-values.service.ts';

type Profile = Omit<UpdatePersonInput, 'id' | 'version'>;
type WholeBirthday = ReturnType<typeof completed>;
type CheckedProfile = Omit<Profile, 'birthday'> & { birthday?: WholeBirthday | null };

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
  authorize(
    ctx,
    audienceFields.every((field) => input[field] === undefined),
  );
  const id = newId('per');
  return changingPerson(ctx, 'addPerson', id, async (tx) => {
    const { customValues, ...profile } = await checkedProfile(tx, null, input);
    const person = tx.em.create(Person, { id, name: input.name.trim() });
    writeProfile(person, profile);
    tx.em.persist(person);
    await writeCustomValues(tx, person, customValues ?? []);
    return person;
  });
}

export async function updatePerson(ctx: Context, { id, version, ...given }: UpdatePersonInput): Promise<Person> {
  authorize(ctx, mayUpdatePerson(ctx.viewer, id));
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  authorize(ctx, isHr(ctx.viewer) || named.every(([field]) => ownFields.has(field)));
  authorize(ctx, isSelf(ctx.viewer, id) || audienceFields.every((field) => given[field] === undefined));
  return changingPerson(ctx, 'updatePerson', id, async (tx) => {
    const person = found(tx, await tx.em.findOne(Person, id));
    checkVersion(person, version);
    const { customValues, ...profile } = await checkedProfile(tx, person, given);
    writeProfile(person, profile);
    if (profile.photoAudience !== undefined) await renewPhotoAddress(tx, person.id, profile.photoAudience);
    const changed = customValues != null && (await writeCustomValues(tx, person, customValues));
    await tx.em.flush();
    if (changed && person.version === version) await countUp(tx, person);
    return person;
  });
}

/** Custom values stand in rows of their own; whoever read the profile before them has read an older one all the same. */
async function countUp(ctx: Context, person: Person): Promise<void> {
  const { id, version } = person;
  const counted = await ctx.em.nativeUpdate(Person, { id, version }, { version: version + 1 });
  if (counted === 0) throw conflict(await ctx.em.fork().findOne(Person, id));
  await ctx.em.refresh(person);
}

/** The profile with what its birthday leaves out. Refuses what a profile cannot say, before anything is written. */
async function checkedProfile(ctx: Context, person: Person | null, given: Profile): Promise<CheckedProfile> {
  const problems: Problem[] = [];
  if (given.name === null) problems.push({ code: 'REQUIRED', path: ['name'], message: { zh: '姓名不能为空', en: 'The name is needed' } });
  if (given.employeeNumber) problems.push(...(await numberTaken(ctx, person?.id ?? '', given.employeeNumber.trim())));
  if (given.hiredOn && person?.leftOn && person.leftOn < given.hiredOn) problems.push(leftBeforeHired('hiredOn'));
  if (person && given.hiredOn !== undefined) problems.push(...(await formerEmploymentProblems(ctx, person.id, given.hiredOn)));
  const { birthday, ...profile } = given;
  const now = await today(ctx);
  const whole = birthday && completed(birthday, person && (await storedBirthday(ctx, person.id)), now);
  if (whole) problems.push(...birthdayProblems(whole, now));
  if (problems.length > 0) throw new Rejected(problems);
  return { ...profile, ...(birthday === undefined ? {} : { birthday: whole ?? null }) };
}

function writeProfile(person: Person, profile: Omit<CheckedProfile, 'customValues'>): void {
  if (profile.name) person.name = profile.name.trim();
  for (const field of ['employeeNumber', 'alias', 'email', 'phone', 'place'] as const) {
    const value = profile[field];
    if (value !== undefined) person[field] = value?.trim() ?? null;
  }
  for (const field of ['hiredOn', 'timeZone', 'locale', ...audienceFields] as const) {
    if (profile[field] !== undefined) Object.assign(person, { [field]: profile[field] });
  }
  if (profile.bio !== undefined) person.bio = profile.bio ?? '';
  if (profile.leapDayKeeping !== undefined) person.leapDayKeeping = profile.leapDayKeeping ?? LeapDayKeeping.FEB_28;
  if (profile.leapMonthKeeping !== undefined) person.leapMonthKeeping = profile.leapMonthKeeping ?? LeapMonthKeeping.PLAIN_MONTH;
  if (profile.birthday !== undefined) Object.assign(person, birthdayColumns(profile.birthday));
  if (profile.emergencyContact !== undefined) Object.assign(person, emergencyColumns(profile.emergencyContact));
  Object.assign(person, derivedColumns(person));
}

const emergencyColumns = (contact: EmergencyContactInput | null) => ({
  emergencyName: contact?.name.trim() ?? null,
  emergencyRelation: contact?.relation?.trim() ?? null,
  emergencyPhone: contact?.phone.trim() ?? null,
});

/** How a birthday is stored. */
export const birthdayColumns = (birthday: WholeBirthday | null) => ({
  birthCalendar: birthday && CalendarSystem[birthday.calendar],
  birthMonth: birthday?.month ?? null,
  birthDay: birthday?.day ?? null,
  birthLeapMonth: birthday?.leapMonth ?? false,
  birthYear: birthday?.year ?? null,
});

function birthdayProblems(birthday: WholeBirthday, now: string): Problem[] {
  const fault = birthdayFault(birthday, now);
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
  return changingPerson(ctx, 'recordLeaving', id, async (tx) => {
    const person = found(ctx, await tx.em.findOne(Person, id));
    if (person.hiredOn && leftOn < person.hiredOn) throw new Rejected([leftBeforeHired('leftOn')]);
    const formerLeftOn = person.leftOn;
    person.leftOn = leftOn;
    await announce(tx, 'personLeft', { personId: id, leftOn, formerLeftOn });
    await tx.em.flush();
    return person;
  });
}
