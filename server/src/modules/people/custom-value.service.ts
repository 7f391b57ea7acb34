import type { Context } from '../../platform/context.ts';
import { authorize, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { CustomField, CustomFieldType, CustomFieldValue } from './custom-field.entity.ts';
import type { SetCustomValueInput } from './custom-field.inputs.ts';
import { readCustomValue } from './custom-field.rules.ts';
import { isHr, isSelf, mayUpdatePerson } from './people.policy.ts';
import { Audience, Person } from './person.entity.ts';
import { changingPerson } from './person-trail.service.ts';

/** What is said of one field: absent leaves, null clears. */
interface CustomValueChange {
  key: string;
  value?: string | null;
  audience?: Audience | null;
}

/** Says what somebody has in a custom field, or that they have nothing, or who may see it. */
export async function setCustomValue(ctx: Context, { personId, ...change }: SetCustomValueInput): Promise<Person> {
  authorize(ctx, mayUpdatePerson(ctx.viewer, personId));
  return changingPerson(ctx, 'setCustomValue', personId, async (tx) => {
    const person = found(tx, await tx.em.findOne(Person, personId));
    await writeCustomValues(tx, person, [change], () => []);
    return person;
  });
}

/**
 * Changes what somebody has in custom fields with the next flush; answers whether anything changed. HR writes every value, people of their own those
 * that they fill in themselves; who may see a value is the person's own choice alone. `pathOf` leads to a change in the input.
 */
export async function writeCustomValues(
  ctx: Context,
  person: Person,
  changes: readonly CustomValueChange[],
  pathOf = (index: number): string[] => ['customValues', String(index)],
): Promise<boolean> {
  if (changes.length === 0) return false;
  const fields = new Map(
    (await ctx.em.find(CustomField, { key: { $in: changes.map(({ key }) => key) } })).map((field) => [field.key, field]),
  );
  const stored = new Map((await ctx.em.find(CustomFieldValue, { person: person.id })).map((value) => [value.field.id, value]));
  const people = await knownPeople(ctx, changes, fields);
  const problems: Problem[] = [];
  let changed = false;
  const named = new Set<string>();
  for (const [index, change] of changes.entries()) {
    if (named.has(change.key)) problems.push(repeated([...pathOf(index), 'key'], change.key));
    named.add(change.key);
    const field = found(ctx, fields.get(change.key) ?? null);
    authorize(ctx, change.value === undefined || isHr(ctx.viewer) || (isSelf(ctx.viewer, person.id) && field.filledByPerson));
    authorize(ctx, change.audience === undefined || isSelf(ctx.viewer, person.id));
    const value = change.value == null ? change.value : checked(field, change.value, people);
    if (typeof value === 'object' && value !== null) problems.push({ code: 'INVALID', path: [...pathOf(index), 'value'], message: value });
    else if (apply(ctx, person, field, stored, { ...change, value })) changed = true;
    else if (change.audience && !stored.has(field.id)) problems.push(nothingToShow([...pathOf(index), 'audience']));
  }
  if (problems.length > 0) throw new Rejected(problems);
  return changed;
}

/** Changes one row; answers whether it did. */
function apply(
  ctx: Context,
  person: Person,
  field: CustomField,
  stored: Map<string, CustomFieldValue>,
  { value, audience }: CustomValueChange,
): boolean {
  const row = stored.get(field.id);
  if (value === null) {
    if (row) ctx.em.remove(row);
    stored.delete(field.id);
    // Whoever may not see it is not told by the version that it was there.
    return row !== undefined || audience == null;
  }
  if (value === undefined && (!row || audience === undefined)) return false;
  const written = row ?? ctx.em.create(CustomFieldValue, { person, field, value: value ?? '' });
  if (value !== undefined) written.value = value;
  if (audience !== undefined) written.audience = audience;
  ctx.em.persist(written);
  stored.set(field.id, written);
  return true;
}

/** The value as it is stored, or why it cannot be one. */
function checked(field: CustomField, text: string, people: ReadonlySet<string>): string | Problem['message'] {
  const read = readCustomValue({ type: field.type, choices: field.choices }, text);
  if (!('value' in read)) return read;
  if (field.type !== CustomFieldType.PERSON || people.has(read.value)) return read.value;
  return { zh: '没有这位成员', en: 'There is no such member' };
}

/** Those of the people named as values who are there. */
async function knownPeople(
  ctx: Context,
  changes: readonly CustomValueChange[],
  fields: ReadonlyMap<string, CustomField>,
): Promise<Set<string>> {
  const ids = changes.flatMap(({ key, value }) =>
    value != null && fields.get(key)?.type === CustomFieldType.PERSON ? [value.trim()] : [],
  );
  const people = ids.length > 0 ? await ctx.em.find(Person, { id: { $in: ids } }, { fields: ['id'] }) : [];
  return new Set(people.map(({ id }) => id));
}

const repeated = (path: string[], key: string): Problem => ({
  code: 'REPEATED',
  path,
  message: { zh: `字段 ${key} 出现了不止一次`, en: `The field ${key} stands there more than once` },
});

const nothingToShow = (path: string[]): Problem => ({
  code: 'NOTHING_TO_SHOW',
  path,
  message: { zh: '先填写内容，再选择谁可以看到', en: 'Fill it in first, then choose who may see it' },
});
