import type { References } from '../../platform/references.ts';

/** What becomes of this module's references to people when two are merged, when one is erased, and when somebody asks what is kept. */
export const peopleReferences: References = {
  'PersonToken.person': { onMerge: 'DELETE', onErasure: 'DELETE', download: { leftOut: 'made from the profile, to find them by' } },
  'PersonPhoto.person': { onMerge: 'KEEP_ONE', onErasure: 'DELETE', download: 'people.photo' },
  'PersonKey.person': { onMerge: 'MOVE', onErasure: 'DELETE', download: { leftOut: 'a key; what it seals is in people.changes' } },
  'FormerEmployment.person': { onMerge: 'MOVE', onErasure: 'STAYS', download: 'people.formerEmployments' },
  person_hobby: { onMerge: 'KEEP_ONE', onErasure: 'DELETE', download: 'people.hobbies' },
  'PersonSkill.person': { onMerge: 'KEEP_ONE', onErasure: 'DELETE', download: 'people.skills' },
  'CustomFieldValue.person': { onMerge: 'KEEP_ONE', onErasure: 'DELETE', download: 'people.customFields' },
  'Absence.person': { onMerge: 'MOVE', onErasure: 'DELETE', download: 'people.absences' },
  'SavedView.ownerId': { onMerge: 'WITH_ACCOUNT', onErasure: 'MODULE', download: 'people.savedViews' },
  'AuditEntry.personId': { onMerge: 'MOVE', onErasure: 'STAYS', download: 'people.changesMade' },
  'AuditEntry.accountId': { onMerge: 'WITH_ACCOUNT', onErasure: 'STAYS', download: { leftOut: 'the same entries as people.changesMade' } },
};
