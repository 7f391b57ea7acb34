import type { AuditEntry, AuditState } from '../../platform/audit/audit-entry.entity.ts';
import { type Sealed, unseal } from '../../platform/audit/sealed.ts';
import type { Context } from '../../platform/context.ts';
import { mayRecordAbsence } from './absence.policy.ts';
import { CustomField, CustomFieldValue } from './custom-field.entity.ts';
import { maySee } from './people.policy.ts';
import { Audience } from './person.entity.ts';
import { PersonKey } from './person-key.entity.ts';
import { audienceOfField, type FieldAudience } from './person-state.rules.ts';
import { SUBJECT } from './person-trail.service.ts';
import { audiencesOf, standing } from './private-values.service.ts';

// What the audit log says of people, as far as the viewer may see it when they read it.

/** One value of an entry. What may not be seen, and what was erased, is not there; the name of the field is. */
export type AuditedValue = { readonly value: unknown } | 'HIDDEN' | 'ERASED';

/** An entry's `before` or `after` about a person; null where it is null. */
export async function auditedValues(ctx: Context, state: AuditState): Promise<Map<string, AuditedValue> | null> {
  if (!state) return null;
  const { sealed, ...open } = state as { sealed?: Sealed } & Record<string, unknown>;
  const values = new Map<string, AuditedValue>(Object.entries(open).map(([field, value]) => [field, { value }]));
  if (!sealed) return values;
  const key = await keyBy(ctx, sealed.key);
  const personal = key && unseal(key.key, sealed);
  for (const field of sealed.fields) {
    const seen = key !== null && (await maySeeField(ctx, key.person, audienceOfField(field)));
    values.set(field, personal === null ? 'ERASED' : seen ? { value: personal[field] ?? null } : 'HIDDEN');
  }
  return values;
}

/** The same as JSON, for the audit log; of anything but a person as it stands there. */
export async function auditedState(ctx: Context, entry: Pick<AuditEntry, 'subjectType'>, state: AuditState): Promise<object | null> {
  if (entry.subjectType !== SUBJECT) return state;
  const values = await auditedValues(ctx, state);
  const shown = (value: AuditedValue): unknown =>
    value === 'HIDDEN' ? { hidden: true } : value === 'ERASED' ? { erased: true } : value.value;
  return values && Object.fromEntries([...values].map(([field, value]) => [field, shown(value)]));
}

/** The key, and whose it is now: the person of two records has both. */
const keyBy = (ctx: Context, id: string): Promise<{ key: string; person: string } | null> =>
  ctx.loaders.load('people.sealing keys', id, async (ids) => {
    const keys = await ctx.em.fork().find(PersonKey, { id: { $in: [...ids] } }, { fields: ['id', 'key', 'person'] });
    const byId = new Map(keys.map(({ id: each, key, person }) => [each, { key, person: person.id }]));
    return ids.map((each) => byId.get(each) ?? null);
  });

async function maySeeField(ctx: Context, personId: string, audience: FieldAudience): Promise<boolean> {
  if (audience === 'EVERYONE') return true;
  if (audience === 'HR') return maySeeAudience(ctx, personId, [Audience.HR]);
  if (audience === 'ABSENCE') return mayRecordAbsence(ctx, personId);
  if ('customField' in audience) return maySeeAudience(ctx, personId, [await customAudience(ctx, personId, audience.customField)]);
  const chosen = await audiencesOf(ctx, personId);
  return (
    chosen !== null &&
    maySeeAudience(
      ctx,
      personId,
      audience.map((value) => chosen[value]),
    )
  );
}

async function maySeeAudience(ctx: Context, personId: string, audiences: readonly Audience[]): Promise<boolean> {
  const to = await standing(ctx, personId, audiences);
  return audiences.every((audience) => maySee(audience, to));
}

/** Of a field that is no more: HR, and the person. */
async function customAudience(ctx: Context, personId: string, key: string): Promise<Audience> {
  const field = await ctx.loaders.load('people.custom fields by key', key, async (keys) => {
    const fields = new Map((await ctx.em.find(CustomField, { key: { $in: [...keys] } })).map((each) => [each.key, each]));
    return keys.map((each) => fields.get(each) ?? null);
  });
  if (!field) return Audience.HR;
  const own = await ctx.loaders.load(`people.custom audience ${field.id}`, personId, async (people) => {
    const values = await ctx.em.find(CustomFieldValue, { field: field.id, person: { $in: [...people] } });
    return people.map((person) => values.find((value) => value.person.id === person)?.audience ?? null);
  });
  return own ?? field.audience;
}
