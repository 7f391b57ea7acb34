import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, found } from '../../platform/graphql/user-error.ts';
import { mayUpdatePerson } from './people.policy.ts';
import { type Audience, Person } from './person.entity.ts';
import { refuseErased } from './person-trail.service.ts';
import { PersonPhoto } from './person-photo.entity.ts';
import { type PhotoSizes, photoOf } from './photo-image.ts';

/** Letters of a tag: the first half changes with the company's default, the second is the photo's own. */
const HALF_A_TAG = 16;

const letters = (count: number): string => randomBytes((count * 3) / 4).toString('base64url');
const newTag = (): string => letters(2 * HALF_A_TAG);

/** Makes a picture somebody's photo, in place of the one before. For the person and HR. */
export async function setPersonPhoto(ctx: Context, personId: string, picture: Uint8Array): Promise<void> {
  authorize(ctx, mayUpdatePerson(ctx.viewer, personId));
  found(ctx, await ctx.em.findOne(Person, personId));
  // Before the transaction: it takes a while, and on SQLite all who write would wait for it.
  await changePhoto(ctx, 'setPersonPhoto', personId, await photoOf(picture));
}

/** Removes somebody's photo, if there is one. For the person and HR. */
export async function removePersonPhoto(ctx: Context, personId: string): Promise<void> {
  authorize(ctx, mayUpdatePerson(ctx.viewer, personId));
  await changePhoto(ctx, 'removePersonPhoto', personId, null);
}

async function changePhoto(ctx: Context, action: string, personId: string, sizes: PhotoSizes | null): Promise<void> {
  await ctx.em.fork().transactional(async (em) => {
    // Two who change the same photo at once do it one after the other.
    const person = found(ctx, await em.findOne(Person, personId, { lockMode: LockMode.PESSIMISTIC_WRITE }));
    refuseErased(person);
    const before = await em.findOne(PersonPhoto, { person: personId });
    if (before) await em.nativeDelete(PersonPhoto, { id: before.id });
    const after = sizes && em.create(PersonPhoto, { person, tag: newTag(), ...sizes });
    if (after) await em.persist(after).flush();
    if (!before && !after) return;
    const state = (photo: PersonPhoto | null) => photo && { photo: photo.id };
    await recordAudit({ ...ctx, em }, action, [{ subjectType: 'Person', subjectId: personId, before: state(before), after: state(after) }]);
  });
  ctx.loaders.clear();
}

// Why the address changes with the audience: browsers keep a photo for a year and don't ask again, so an address that was good once must not
// become good again for whoever it was taken from, nor stay good in a link that somebody passed on. What a browser holds under the old address no
// page shows any more.

/** Gives somebody's photo another address where this is another audience than before; with the next flush. */
export async function renewPhotoAddress(ctx: Context, personId: string, audience: Audience | null): Promise<void> {
  const before = await ctx.em.fork().findOne(Person, personId, { fields: ['photoAudience'] });
  if (before?.photoAudience === audience) return;
  const photo = await ctx.em.findOne(PersonPhoto, { person: personId });
  if (photo) photo.tag = newTag();
}

/** Gives another address to all photos that the company's default is about, in one statement however many there are. */
export async function renewPhotoAddresses(ctx: Context): Promise<void> {
  await ctx.em.execute(
    'update person_photo set tag = ? || substr(tag, ?) where person_id in (select id from person where photo_audience is null)',
    [letters(HALF_A_TAG), HALF_A_TAG + 1],
  );
}
