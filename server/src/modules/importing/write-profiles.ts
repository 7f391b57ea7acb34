import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/orm/id.ts';
import { writeSql } from '../../platform/orm/write.ts';
import { sql } from '../../platform/read/sql.ts';
import { CustomFieldValue } from '../people/custom-field.entity.ts';
import { Hobby } from '../people/hobby.entity.ts';
import { birthdayColumns, derivedColumns } from '../people/people.service.ts';
import { CalendarSystem, Person } from '../people/person.entity.ts';
import { writeTokens } from '../people/person-token.service.ts';
import { PersonSkill, Skill } from '../people/skill.entity.ts';
import { newWord } from '../people/vocabulary.service.ts';
import type { ImportPlan, PlannedRow } from './plan.rules.ts';
import { type RosterColumns, textColumns } from './roster.rules.ts';

const ROWS_PER_STATEMENT = 250;

/** Writes the profiles of a plan in bulk, in the transaction of the context; answers now and then how many rows are done. */
export async function* writeProfiles(ctx: Context, plan: ImportPlan): AsyncGenerator<number> {
  await ctx.em.insertMany(Hobby, plan.newHobbies.map(word));
  await ctx.em.insertMany(Skill, plan.newSkills.map(word));
  for (let from = 0; from < plan.rows.length; from += ROWS_PER_STATEMENT) {
    const rows = plan.rows.slice(from, from + ROWS_PER_STATEMENT);
    await insertPeople(ctx, rows);
    await updatePeople(ctx, rows);
    await writeHobbies(ctx, rows);
    await writeSkills(ctx, rows);
    await writeCustomValues(ctx, rows);
    yield from + rows.length;
  }
}

const word = ({ id, name }: { id: string; name: string }) => ({ id, ...newWord(name) });

const columnsOf = ({ person }: PlannedRow) => {
  const texts = Object.fromEntries(textColumns.map((column) => [column, person[column]])) as Pick<
    RosterColumns,
    (typeof textColumns)[number]
  >;
  return { ...texts, ...birthdayOf(person), ...derivedColumns(person) };
};

/** Only what the row changes: what somebody else has changed meanwhile stays. */
const changedColumnsOf = ({ person, changed }: PlannedRow) => ({
  ...Object.fromEntries(textColumns.filter((column) => changed.has(column)).map((column) => [column, person[column]])),
  ...(changed.has('birthday') ? birthdayOf(person) : {}),
  ...(changed.has('name') || changed.has('hiredOn') ? derivedColumns(person) : {}),
});

const birthdayOf = ({ birthday }: RosterColumns) =>
  birthdayColumns(birthday && { ...birthday, calendar: CalendarSystem[birthday.calendar] });

async function insertPeople(ctx: Context, rows: readonly PlannedRow[]): Promise<void> {
  const added = rows.filter((row) => row.added).map((row) => ({ id: row.person.id, ...columnsOf(row) }));
  if (added.length === 0) return;
  await ctx.em.insertMany(Person, added);
  await writeTokens(ctx.em, added, { anew: true });
}

/** Through the unit of work, which sends one statement for all of them and counts their versions up. */
async function updatePeople(ctx: Context, rows: readonly PlannedRow[]): Promise<void> {
  const changed = new Map(rows.filter((row) => !row.added && row.changed.size > 0).map((row) => [row.person.id, row]));
  if (changed.size === 0) return;
  const em = ctx.em.fork({ keepTransactionContext: true });
  for (const person of await em.find(Person, { id: { $in: [...changed.keys()] } })) {
    const row = changed.get(person.id);
    if (row) em.assign(person, changedColumnsOf(row));
  }
  await em.flush();
}

async function writeHobbies(ctx: Context, rows: readonly PlannedRow[]): Promise<void> {
  const set = rows.filter((row) => row.hobbies);
  await remove(ctx, 'person_hobby', set);
  const links = set.flatMap(({ person, hobbies }) => (hobbies ?? []).map((hobby) => [person.id, hobby]));
  if (links.length > 0) {
    await ctx.em.execute(
      `insert into person_hobby (person_id, hobby_id) values ${links.map(() => '(?, ?)').join(', ')}`,
      links.flat(),
      'run',
    );
  }
}

async function writeSkills(ctx: Context, rows: readonly PlannedRow[]): Promise<void> {
  const set = rows.filter((row) => row.skills);
  await remove(ctx, 'person_skill', set);
  const skills = set.flatMap(({ person, skills = [] }) =>
    skills.map(({ id, level, canHelp }) => ({ id: newId('psk'), person: person.id, skill: id, level, canHelp })),
  );
  if (skills.length > 0) await ctx.em.insertMany(PersonSkill, skills);
}

async function writeCustomValues(ctx: Context, rows: readonly PlannedRow[]): Promise<void> {
  const values = rows.flatMap(({ person, custom }) => [...(custom ?? [])].map(([field, value]) => ({ person: person.id, field, value })));
  if (values.length === 0) return;
  for (const [field, group] of Map.groupBy(values, (value) => value.field)) {
    const cleared = group.filter(({ value }) => value === null).map(({ person }) => person);
    if (cleared.length > 0) await ctx.em.nativeDelete(CustomFieldValue, { field, person: { $in: cleared } });
  }
  const written = values.flatMap(({ person, field, value }) =>
    value === null ? [] : [sql`(${newId('cfv')}, ${person}, ${field}, ${value})`],
  );
  for (let from = 0; from < written.length; from += ROWS_PER_STATEMENT) {
    // Whom a value is for stays as the person chose it.
    await writeSql(
      ctx.em,
      sql`insert into custom_field_value (id, person_id, field_id, value) values ${sql.join(written.slice(from, from + ROWS_PER_STATEMENT))}
        on conflict (person_id, field_id) do update set value = excluded.value`,
    );
  }
}

async function remove(ctx: Context, table: string, rows: readonly PlannedRow[]): Promise<void> {
  const stored = rows.filter((row) => !row.added).map(({ person }) => person.id);
  if (stored.length > 0)
    await ctx.em.execute(`delete from ${table} where person_id in (${stored.map(() => '?').join(', ')})`, stored, 'run');
}
