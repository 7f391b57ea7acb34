import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { selectSql, someAtATime } from '../../platform/orm/select.ts';
import { one, type Scope, type TypeReads, value } from '../../platform/read/definition.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { visible } from './audience.reads.ts';
import { PersonPhoto } from './person-photo.entity.ts';
import type { PersonPhotoView } from './person-photo.type.ts';
import { isHr, isSelf } from './people.policy.ts';
import { seenValues } from './private-values.service.ts';

type PhotoSize = 'small' | 'large';
export const isPhotoSize = (text: string): text is PhotoSize => text === 'small' || text === 'large';

/** Where a photo is served. */
const photoPath = (personId: string, tag: string, size: PhotoSize): string => `/api/people/${personId}/photo/${tag}/${size}`;

const pathOf = (photo: Row, size: PhotoSize): Sql =>
  sql`('/api/people/' || ${photo.column('person')} || '/photo/' || ${photo.column('tag')} || ${sql.lit(`/${size}`)})`;

/** The policy of `seenPhotoOf`, as SQL: its audience sees it, and of somebody who left HR and they themselves alone. */
function photoVisible(person: Row, scope: Scope): Sql {
  const seen = visible(person, 'photo', scope);
  if (scope.viewer.hr) return seen;
  const own = scope.viewer.member ? sql` or ${person.column('id')} = ${scope.viewerPersonId}` : sql``;
  return sql`(${seen} and (${person.column('leftOn')} is null or ${person.column('leftOn')} >= ${scope.today}${own}))`;
}

/** `Person.photo`. */
export const photoRead = one('PersonPhoto', (person, scope) => ({
  on: (photo) => sql`${photo.column('person')} = ${person.column('id')} and ${photoVisible(person, scope)}`,
}));

export const photoReads: TypeReads = {
  type: 'PersonPhoto',
  entity: PersonPhoto,
  fields: { smallUrl: value((photo) => pathOf(photo, 'small')), largeUrl: value((photo) => pathOf(photo, 'large')) },
};

interface StoredPhoto {
  id: string;
  personId: string;
  tag: string;
  leftOn: string | null;
}

/** Whose photos there are; never for an answer without `seenPhotoOf`. */
const storedPhotoOf = (ctx: Context, personId: string): Promise<StoredPhoto | null> =>
  ctx.loaders.load('photos of people', personId, async (ids) => {
    const photos = await someAtATime(ids as string[], (some) =>
      selectSql<StoredPhoto>(
        ctx.em,
        sql`select photo.id as "id", photo.person_id as "personId", photo.tag as "tag", person.left_on as "leftOn"
          from person_photo photo join person on person.id = photo.person_id where photo.person_id in (${sql.list(some)})`,
      ),
    );
    const byPerson = new Map(photos.map((photo) => [photo.personId, photo]));
    return ids.map((id) => byPerson.get(id) ?? null);
  });

/** Somebody's photo, if the viewer may see it: its audience does, and of somebody who left HR and they themselves alone. */
async function seenPhotoOf(ctx: Context, personId: string): Promise<StoredPhoto | null> {
  // First whether it may be seen: one that is hidden takes the same way as none.
  if (!(await seenValues(ctx, personId)).photo) return null;
  const photo = await storedPhotoOf(ctx, personId);
  if (!photo || photo.leftOn === null || isHr(ctx.viewer) || isSelf(ctx.viewer, personId)) return photo;
  return photo.leftOn >= (await today(ctx)) ? photo : null;
}

/** The addresses of somebody's photo; null where there is none that the viewer may see. */
export async function photoViewOf(ctx: Context, personId: string): Promise<PersonPhotoView | null> {
  const photo = await seenPhotoOf(ctx, personId);
  return photo && { smallUrl: photoPath(personId, photo.tag, 'small'), largeUrl: photoPath(personId, photo.tag, 'large') };
}

/** Is there a photo at this address that the viewer may see? Answers how its bytes are read. */
export async function photoAt(
  ctx: Context,
  { personId, tag, size }: { personId: string; tag: string; size: PhotoSize },
): Promise<(() => Promise<Uint8Array | null>) | null> {
  const photo = await seenPhotoOf(ctx, personId);
  if (photo?.tag !== tag) return null;
  return async () => {
    const [row] = await selectSql<{ bytes: Uint8Array }>(
      ctx.em,
      sql`select ${sql.id(size)} as bytes from person_photo where id = ${photo.id} and tag = ${tag}`,
    );
    return row?.bytes ?? null;
  };
}
