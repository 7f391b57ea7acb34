import { ReferenceKind } from '@mikro-orm/core';
import type { AuditState } from '../../platform/audit/audit-entry.entity.ts';
import { type Audited, recordAudit } from '../../platform/audit/audit.ts';
import { newSealingKey, seal } from '../../platform/audit/sealed.ts';
import type { Context } from '../../platform/context.ts';
import { Rejected } from '../../platform/graphql/user-error.ts';
import { newId } from '../../platform/orm/id.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectSql } from '../../platform/orm/select.ts';
import { insertRows } from '../../platform/orm/write.ts';
import { sql } from '../../platform/read/sql.ts';
import { Person } from './person.entity.ts';
import { customFieldName, differenceOf, parted, type PersonState } from './person-state.rules.ts';

// Every change of a profile is compared with what was there before and written down, in the transaction that makes it.

/** What follows from other columns, or says nothing of the person. */
const DERIVED: ReadonlySet<string> = new Set(['id', 'version', 'pinyin', 'initials', 'sortKey', 'anniversaryKey']);

export const SUBJECT = 'Person';

type Row = Record<string, unknown> & { person: string };

/** So many people are read at a time: a database has a most for its parameters. */
const PEOPLE_PER_SELECT = 500;

/** All that is on record of these people now; of who is not there, nothing. A new column of a person is part of it by itself. */
export async function statesOf(ctx: Pick<Context, 'em'>, ids: readonly string[]): Promise<Map<string, PersonState>> {
  const states = new Map<string, PersonState>();
  for (let from = 0; from < ids.length; from += PEOPLE_PER_SELECT) {
    for (const [id, state] of await readStates(ctx.em, ids.slice(from, from + PEOPLE_PER_SELECT))) states.set(id, state);
  }
  return states;
}

async function readStates(em: EntityManager, ids: readonly string[]): Promise<Map<string, PersonState>> {
  const columns = em
    .getMetadata()
    .get(Person)
    .props.filter(({ kind, name, fieldNames }) => kind === ReferenceKind.SCALAR && !DERIVED.has(name) && fieldNames.length === 1);
  const named = columns.map(({ name, fieldNames }) => sql`${sql.id(fieldNames[0] ?? '')} as ${sql.id(name)}`);
  const flags = columns.filter(({ type }) => /^bool/i.test(type)).map(({ name }) => name);
  const instants = columns.filter(({ type }) => type === 'Date').map(({ name }) => name);
  const states = new Map<string, Record<string, unknown>>();
  const of = (column: string) => sql`${sql.ref(column)} in (${sql.list(ids)})`;

  for (const { person, ...state } of await selectSql<Row>(
    em,
    sql`select p.id as person, ${sql.join(named)} from person p where ${of('p.id')}`,
  )) {
    for (const flag of flags) state[flag] = Boolean(state[flag]);
    for (const at of instants) state[at] = state[at] === null ? null : new Date(state[at] as string | number | Date).toISOString();
    states.set(person, Object.assign(state, { hobbies: [], skills: [], formerEmployments: [], photo: null }));
  }
  const add = (person: string, field: string, value: unknown): void => {
    const list = states.get(person)?.[field];
    if (Array.isArray(list)) list.push(value);
  };
  const hobbies = sql`select l.person_id as person, h.name_zh as word from person_hobby l join hobby h on h.id = l.hobby_id
    where ${of('l.person_id')} order by h.key`;
  for (const { person, word } of await selectSql<Row>(em, hobbies)) add(person, 'hobbies', word);
  const skills = sql`select s.person_id as person, w.name_zh as word, s.level as level, s.can_help as help
    from person_skill s join skill w on w.id = s.skill_id where ${of('s.person_id')} order by w.key`;
  for (const { person, word, level, help } of await selectSql<Row>(em, skills))
    add(person, 'skills', { name: word, level, canHelp: Boolean(help) });
  const employments = sql`select e.person_id as person, e.hired_on as "hiredOn", e.left_on as "leftOn" from former_employment e
    where ${of('e.person_id')} order by e.left_on`;
  for (const { person, ...span } of await selectSql<Row>(em, employments)) add(person, 'formerEmployments', span);
  const values = sql`select v.person_id as person, f.key as key, v.value as value, v.audience as audience
    from custom_field_value v join custom_field f on f.id = v.field_id where ${of('v.person_id')}`;
  for (const { person, key, value, audience } of await selectSql<Row>(em, values)) {
    Object.assign(states.get(person) ?? {}, {
      [customFieldName(String(key))]: value,
      ...(audience === null ? {} : { [`audience of ${String(key)}`]: audience }),
    });
  }
  const photos = sql`select t.person_id as person, t.id as photo from person_photo t where ${of('t.person_id')}`;
  for (const { person, photo } of await selectSql<Row>(em, photos)) Object.assign(states.get(person) ?? {}, { photo });
  return states;
}

/** What became of people, from what was on record of them before. The changes have been flushed. */
export async function recordPeople(
  ctx: Context,
  action: string,
  ids: readonly string[],
  before: ReadonlyMap<string, PersonState>,
): Promise<void> {
  const after = await statesOf(ctx, ids);
  const changed = ids.flatMap((id) => {
    const difference = differenceOf(before.get(id), after.get(id));
    return difference && (before.has(id) || after.has(id)) ? [{ id, ...difference }] : [];
  });
  await recordSealed(ctx, action, changed);
}

interface ChangedPerson {
  id: string;
  before: PersonState | null;
  after: PersonState | null;
  /** Under whose key, where the record is no more. */
  keyOf?: string;
}

/** Writes down what became of people as it is given, with what is personal sealed. */
export async function recordSealed(
  ctx: Context,
  action: string,
  changed: readonly ChangedPerson[],
  besides: readonly Audited[] = [],
): Promise<void> {
  if (changed.length + besides.length === 0) return;
  const keys = await keysOf(
    ctx,
    changed.map(({ id, keyOf = id }) => keyOf),
  );
  const sealed = (id: string, state: PersonState | null): AuditState => {
    const { open, personal } = parted(state ?? {});
    const key = keys.get(id);
    if (!state || !key || Object.keys(personal).length === 0) return state && open;
    return { ...open, sealed: seal(key.id, key.key, personal) };
  };
  await recordAudit(ctx, action, [
    ...changed.map(({ id, before, after, keyOf = id }) => ({
      subjectType: SUBJECT,
      subjectId: id,
      before: sealed(keyOf, before),
      after: sealed(keyOf, after),
    })),
    ...besides,
  ]);
}

interface Key {
  id: string;
  key: string;
}

/** The key of each of these people, made where they have none. Who is no more has none, and gets none. */
async function keysOf(ctx: Context, ids: readonly string[]): Promise<Map<string, Key>> {
  const { em } = ctx;
  const rows: (Key & { person: string })[] = [];
  for (let from = 0; from < ids.length; from += PEOPLE_PER_SELECT) {
    const some = sql`p.id in (${sql.list(ids.slice(from, from + PEOPLE_PER_SELECT))})`;
    const read = sql`select p.id as person, k.id as id, k.key as key from person p left join person_key k on k.person_id = p.id where ${some} order by k.id`;
    rows.push(...(await selectSql<Key & { person: string }>(em, read)));
  }
  const keys = new Map(rows.map(({ person, id, key }) => [person, { id, key }]));
  const made = [...keys].filter(([, { id }]) => id === null).map(([person]) => ({ id: newId('pkey'), person, key: newSealingKey() }));
  await insertRows(
    em,
    'person_key',
    ['id', 'person_id', 'key'],
    made.map(({ id, person, key }) => [id, person, key]),
  );
  for (const { person, id, key } of made) keys.set(person, { id, key });
  return keys;
}

const erased = new Rejected([
  {
    code: 'PERSON_ERASED',
    message: { zh: '这位成员的资料已经删除，不能再改', en: 'This member was erased: nothing can be changed any more' },
  },
]);

/** An erased person stays as they are. */
export function refuseErased({ erasedAt }: { erasedAt: unknown }): void {
  if (erasedAt !== null) throw erased;
}

/**
 * Runs a change of one profile in a transaction of its own, and writes down what it made different. `id`
 * may be that of somebody whom the change adds.
 */
export function changingPerson<T>(ctx: Context, action: string, id: string, change: (tx: Context) => Promise<T>): Promise<T> {
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em };
    const before = await statesOf(tx, [id]);
    refuseErased({ erasedAt: before.get(id)?.['erasedAt'] ?? null });
    const result = await change(tx);
    await em.flush();
    await recordPeople(tx, action, [id], before);
    return result;
  });
}
