import type { Viewer } from '../../platform/auth/viewer.ts';
import { Audience } from './person.entity.ts';

/** How a viewer stands to the person whose profile is read. */
export interface Standing {
  /** It is their own profile. */
  self: boolean;
  hr: boolean;
  /** Same unit, above them in the line of managers, or reporting to them. */
  team: boolean;
}

/** Who may see what neither the person nor the company has chosen an audience for. */
export const defaultAudience = {
  birthday: Audience.EVERYONE,
  birthYear: Audience.HR,
  email: Audience.EVERYONE,
  phone: Audience.HR,
  photo: Audience.EVERYONE,
} as const;

export type PrivateValue = keyof typeof defaultAudience;

/** May somebody who stands so see a value of this audience? The person always sees their own; HR sees all but what is for the person alone. */
export function maySee(audience: Audience, { self, hr, team }: Standing): boolean {
  switch (audience) {
    case Audience.EVERYONE:
      return true;
    case Audience.TEAM:
      return self || hr || team;
    case Audience.HR:
      return self || hr;
    case Audience.ONLY_ME:
      return self;
  }
}

export const isHr = (viewer: Viewer | null): boolean => viewer?.roles.has('HR') ?? false;
export const isSelf = (viewer: Viewer | null, personId: string): boolean => viewer?.personId === personId;

/** Profiles are kept by HR; everybody keeps of their own what is theirs to say (see `ownFields`). */
export const mayAddPerson = (viewer: Viewer | null): boolean => isHr(viewer);
export const mayUpdatePerson = (viewer: Viewer | null, personId: string): boolean => isHr(viewer) || isSelf(viewer, personId);
export const mayRecordLeaving = (viewer: Viewer | null): boolean => isHr(viewer);
/** What somebody leaves behind is for whom has to pass it on. */
export const maySeeWhatIsLeftBehind = (viewer: Viewer | null): boolean => mayRecordLeaving(viewer);
/** Custom fields, and whom values are for that nobody chose an audience for, are the company’s: HR says both. */
export const mayKeepCustomFields = (viewer: Viewer | null): boolean => isHr(viewer);
export const mayUpdateAudienceDefaults = (viewer: Viewer | null): boolean => isHr(viewer);
export const mayKeepVocabulary = (viewer: Viewer | null): boolean => isHr(viewer);

/** Who may see what is private is the person's own choice: if HR could change it, HR could open what is for the person alone. */
export const audienceFields = ['birthdayAudience', 'birthYearAudience', 'phoneAudience', 'emailAudience', 'photoAudience'] as const;

/** What people change in their own profile; name, number, e-mail and dates of employment are HR's. */
export const ownFields: ReadonlySet<string> = new Set([
  'id',
  'version',
  'alias',
  'phone',
  'birthday',
  'leapDayKeeping',
  'leapMonthKeeping',
  ...audienceFields,
  'place',
  'timeZone',
  'locale',
  'emergencyContact',
  'bio',
  'customValues',
]);

// Somebody's whole record: who may end it, join it with another, or see all that became of it.
export const mayRecordReturn = (viewer: Viewer | null): boolean => isHr(viewer);
export const mayMergePeople = (viewer: Viewer | null): boolean => isHr(viewer);
/** Not oneself: who erases is there to answer for it. */
export const mayErasePerson = (viewer: Viewer | null, personId: string): boolean => isHr(viewer) && !isSelf(viewer, personId);
export const maySeeChangesOf = (viewer: Viewer | null, personId: string): boolean => isHr(viewer) || isSelf(viewer, personId);
export const mayDownloadDataOf = (viewer: Viewer | null, personId: string): boolean => isHr(viewer) || isSelf(viewer, personId);
