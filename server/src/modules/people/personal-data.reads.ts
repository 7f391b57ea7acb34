import { AuditEntry } from '../../platform/audit/audit-entry.entity.ts';
import type { Context } from '../../platform/context.ts';
import type { PersonalData } from '../../platform/references.ts';
import { Account } from '../access/account.entity.ts';
import { Absence } from './absence.entity.ts';
import { auditedState } from './audited-values.service.ts';
import { customValuesOf } from './custom-field.reads.ts';
import { maySee } from './people.policy.ts';
import type { Audience } from './person.entity.ts';
import { recordsOf } from './person-change.reads.ts';
import { PersonPhoto } from './person-photo.entity.ts';
import { audienceOfField, type PersonState } from './person-state.rules.ts';
import { statesOf, SUBJECT } from './person-trail.service.ts';
import { audiencesOf, standing } from './private-values.service.ts';
import { hobbiesOf, skillsOf } from './profile.reads.ts';
import { SavedView } from './saved-view.entity.ts';

/** Somebody's profile, the changes of it, and what they keep and changed themselves. What is for the person alone, HR is not told. */
export const peopleData: PersonalData = async (ctx, { personId }) => {
  const { em } = ctx;
  const { formerEmployments, ...profile } = await seenProfile(ctx, personId);
  const records = (await recordsOf(ctx, [personId])).get(personId) ?? [];
  const [hobbies, skills, customFields, absences, account, photo] = [
    await hobbiesOf(ctx, personId),
    await skillsOf(ctx, personId),
    await customValuesOf(ctx, personId),
    await em.find(Absence, { person: personId }, { orderBy: { from: 'asc', id: 'asc' } }),
    await em.findOne(Account, { person: personId }),
    await seenPhoto(ctx, personId),
  ];
  const newest = { orderBy: { at: 'desc', id: 'desc' } } as const;
  const [changes, changesMade] = await Promise.all([
    em.find(AuditEntry, { subjectType: SUBJECT, subjectId: { $in: records } }, newest),
    em.find(AuditEntry, { personId }, newest),
  ]);
  return {
    profile,
    formerEmployments,
    photo,
    hobbies: hobbies.map(({ nameZh, nameEn }) => ({ nameZh, nameEn })),
    skills: skills.map(({ skill, level, canHelp }) => {
      const { nameZh, nameEn } = skill.getEntity();
      return { nameZh, nameEn, level, canHelp };
    }),
    customFields: customFields.map(({ field, value }) => ({ key: field.key, labelZh: field.labelZh, labelEn: field.labelEn, value })),
    absences: absences.map(({ from, to }) => ({ from, to })),
    savedViews: (await em.find(SavedView, { ownerId: account?.id ?? '' }, { orderBy: { name: 'asc' } })).map(
      ({ name, query, createdAt }) => ({ name, query, createdAt }),
    ),
    changes: await Promise.all(
      changes.map(async (entry) => ({
        changedAt: entry.at,
        action: entry.action,
        changedBy: entry.personId,
        before: await auditedState(ctx, entry, entry.before),
        after: await auditedState(ctx, entry, entry.after),
      })),
    ),
    changesMade: changesMade.map(({ at, action, subjectType, subjectId, reason }) => ({
      changedAt: at,
      action,
      subjectType,
      subject: subjectId,
      reason,
    })),
  };
};

const inListsOfTheirOwn: ReadonlySet<string> = new Set(['hobbies', 'skills', 'photo']);

/** The columns of a person, a new one too; `hidden` names those that are for the person alone. */
async function seenProfile(ctx: Context, personId: string): Promise<PersonState & { hidden: string[] }> {
  const state = (await statesOf(ctx, [personId])).get(personId) ?? {};
  const chosen = await audiencesOf(ctx, personId);
  const seen: Record<string, unknown> = {};
  const hidden: string[] = [];
  for (const [field, value] of Object.entries(state)) {
    const audience = audienceOfField(field);
    if (inListsOfTheirOwn.has(field) || field.startsWith('custom.') || field.startsWith('audience of ')) continue;
    const audiences = Array.isArray(audience) && chosen ? audience.map((each: keyof typeof chosen) => chosen[each]) : [];
    if (await allSeen(ctx, personId, audiences)) seen[field] = value;
    else hidden.push(field);
  }
  return { ...seen, hidden };
}

async function allSeen(ctx: Context, personId: string, audiences: readonly Audience[]): Promise<boolean> {
  const to = await standing(ctx, personId, audiences);
  return audiences.every((audience) => maySee(audience, to));
}

/** As an address that holds the picture itself. */
async function seenPhoto(ctx: Context, personId: string): Promise<string | null> {
  const chosen = await audiencesOf(ctx, personId);
  if (!chosen || !(await allSeen(ctx, personId, [chosen.photo]))) return null;
  const photo = await ctx.em.fork().findOne(PersonPhoto, { person: personId }, { fields: ['large'] });
  return photo && `data:image/webp;base64,${Buffer.from(photo.large).toString('base64')}`;
}
