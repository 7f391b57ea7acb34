import { AuditEntry } from '@hearth/server/platform/audit/audit-entry.entity';
import { Audience, Person } from '@hearth/server/modules/people/person.entity';
import { PersonPhoto } from '@hearth/server/modules/people/person-photo.entity';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { openLanes, told } from '../support/lanes.ts';
import { colourAt, fromAPhone, pngSaying, twoColours } from '../support/pictures.ts';

const hearth = await hearthForThisFile();

const Photo = graphql(`
  query PersonPhotoShown($id: ID!) {
    person(id: $id) {
      version
      photo {
        smallUrl
        largeUrl
      }
    }
  }
`);
const Choose = graphql(`
  mutation PersonPhotoChoose($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        version
      }
      errors {
        code
      }
    }
  }
`);
const UpdateDefaults = graphql(`
  mutation PersonPhotoDefaults($input: UpdateAudienceDefaultsInput!) {
    updateAudienceDefaults(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Leave = graphql(`
  mutation PersonPhotoLeave($input: RecordLeavingInput!) {
    recordLeaving(input: $input) {
      errors {
        code
      }
    }
  }
`);

/** 销售部: a manager, two who report to her; 售后部: somebody of another team; HR and an administrator who are in no team. */
const { build } = hearth;
const sales = await build.unit('销售部');
const service = await build.unit('售后部');
const people = {
  manager: await build.person({ name: '陈晓明' }),
  self: await build.person({ name: '李明朗' }),
  colleague: await build.person({ name: '单雪薇' }),
  stranger: await build.person({ name: '郑安琪' }),
  hr: await build.person({ name: '苏晚晴' }),
  admin: await build.person({ name: '顾一鸣' }),
};
const top = await build.position({ title: '销售经理', unit: sales, holder: people.manager });
await build.position({ unit: sales, reportsTo: top, holder: people.self });
await build.position({ unit: sales, reportsTo: top, holder: people.colleague });
await build.position({ unit: service, holder: people.stranger });

const clients = {
  self: await hearth.as(people.self),
  hr: await hearth.as(people.hr, 'HR'),
  manager: await hearth.as(people.manager),
  colleague: await hearth.as(people.colleague),
  stranger: await hearth.as(people.stranger),
  admin: await hearth.as(people.admin, 'ADMIN'),
  token: await hearth.token(people.stranger, ['read']),
};
type Who = keyof typeof clients;
const everyone = Object.keys(clients) as Who[];

const pathOf = (person: Person): string => `/api/people/${person.id}/photo`;

function send(client: Client, person: Person, body: Uint8Array | string, type = 'image/jpeg', headers: Record<string, string> = {}) {
  return fetch(hearth.url + pathOf(person), {
    method: 'PUT',
    headers: { ...client.headers, 'content-type': type, ...headers },
    body: body as BodyInit,
  });
}
const remove = (client: Client, person: Person): Promise<Response> =>
  fetch(hearth.url + pathOf(person), { method: 'DELETE', headers: client.headers });

/** Puts a photo there and answers its addresses. */
async function photographed(person: Person, by: Client = clients.hr): Promise<{ smallUrl: string; largeUrl: string }> {
  const answer = await send(by, person, await twoColours().jpeg().toBuffer());
  expect(answer.status).toBe(200);
  const photo = await photoOf(clients.hr, person);
  if (!photo) throw new Error('There is no photo');
  return photo;
}
const photoOf = async (client: Client, person: Person) => (await client.run(Photo, { id: person.id })).person?.photo ?? null;

/** The code of a refusal and the status, in one. */
async function refusal(answer: Response): Promise<{ status: number; code?: string; message?: string; path?: string[] | null }> {
  const body = (await answer.json()) as { code?: string; message?: string; errors?: { code: string; message: string; path: string[] }[] };
  return { status: answer.status, ...(body.errors?.[0] ?? body) };
}

describe('a photo', () => {
  test('that a person sends of themselves is answered as two upright squares in WebP', async () => {
    const answer = await send(clients.self, people.self, await fromAPhone());
    expect(answer.status).toBe(200);
    const { photo, errors } = (await answer.json()) as { photo: { smallUrl: string; largeUrl: string }; errors: [] };
    expect(errors).toEqual([]);
    expect(photo).toEqual(await photoOf(clients.stranger, people.self));
    for (const [url, side] of [
      [photo.smallUrl, 96],
      [photo.largeUrl, 512],
    ] as const) {
      const got = await clients.stranger.get(url);
      expect(got.headers.get('content-type')).toBe('image/webp');
      const bytes = new Uint8Array(await got.arrayBuffer());
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: side, height: side });
      // Red was above; turned upright it stands on the right, and blue on the left.
      expect(await colourAt(bytes, 'left')).toBe('blue');
    }
  });

  test('keeps nothing of what a phone wrote beside the picture, the place least of all', async () => {
    const sent = await fromAPhone();
    expect((await sharp(sent).metadata()).exif?.includes('Hearth Phone')).toBe(true);
    await send(clients.self, people.self, sent);
    const rows = await hearth.services.orm.em.fork().find(PersonPhoto, { person: people.self.id }, { populate: ['large', 'small'] });
    expect(rows).toHaveLength(1);
    for (const bytes of [rows[0]!.large, rows[0]!.small]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(Buffer.from(bytes).includes('Hearth Phone')).toBe(false);
    }
  });

  test.each([
    ['PNG', 'image/png', () => twoColours().png().toBuffer()],
    ['WebP', 'image/webp', () => twoColours().webp().toBuffer()],
    ['AVIF', 'image/avif', () => twoColours(64, 64).avif({ effort: 0 }).toBuffer()],
    ['JPEG that calls itself something else', 'application/octet-stream', () => twoColours().jpeg().toBuffer()],
    ['PNG without an opaque pixel', 'image/png', () => twoColours().ensureAlpha(0).png().toBuffer()],
    ['grey 16-bit PNG', 'image/png', () => twoColours().toColourspace('grey16').png().toBuffer()],
    ['JPEG for print', 'image/jpeg', () => twoColours().toColourspace('cmyk').jpeg().toBuffer()],
  ])('may be a %s', async (_, type, picture) => {
    expect((await send(clients.self, people.self, await picture(), type)).status).toBe(200);
    const photo = await photoOf(clients.self, people.self);
    const got = await clients.self.get(photo!.largeUrl);
    expect(await sharp(new Uint8Array(await got.arrayBuffer())).metadata()).toMatchObject({
      format: 'webp',
      hasAlpha: false,
      space: 'srgb',
    });
  });

  test('of a picture that moves is its first frame', async () => {
    const frames = [await twoColours(64, 64).png().toBuffer(), await twoColours(64, 64).negate().png().toBuffer()];
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(moving, { animated: true }).metadata()).pages).toBe(2);
    expect((await send(clients.self, people.self, moving, 'image/webp')).status).toBe(200);
    const photo = await photoOf(clients.self, people.self);
    const bytes = new Uint8Array(await (await clients.self.get(photo!.largeUrl)).arrayBuffer());
    expect(await sharp(bytes, { animated: true }).metadata()).toMatchObject({ width: 64, height: 64 });
    expect(await colourAt(bytes, 'top')).toBe('red');
  });

  test('may be changed and removed by the person and HR alone', async () => {
    const jpeg = await twoColours().jpeg().toBuffer();
    for (const who of ['manager', 'colleague', 'stranger', 'admin'] as const) {
      expect(await refusal(await send(clients[who], people.self, jpeg))).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect(await refusal(await remove(clients[who], people.self))).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    }
    expect((await send(clients.hr, people.self, jpeg)).status).toBe(200);
    expect((await remove(clients.self, people.self)).status).toBe(200);
    expect(await photoOf(clients.self, people.self)).toBeNull();
    // Removing what is not there is no mistake, and tells nobody anything.
    expect((await remove(clients.hr, people.self)).status).toBe(200);
    expect(await refusal(await send(clients.hr, { id: 'per_nobody' } as Person, jpeg))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  test('is changed by a token that may write, and asked for by one that may read', async () => {
    const jpeg = await twoColours().jpeg().toBuffer();
    const readers = await hearth.token(people.self, ['read']);
    const writers = await hearth.token(people.self, ['write']);
    expect((await send(readers, people.self, jpeg)).status).toBe(403);
    expect((await send(writers, people.self, jpeg)).status).toBe(200);
    const photo = await photoOf(readers, people.self);
    expect((await readers.get(photo!.smallUrl)).status).toBe(200);
    expect((await writers.get(photo!.smallUrl)).status).toBe(403);
  });

  test('stands in the audit log, without the picture', async () => {
    const jpeg = await twoColours().jpeg().toBuffer();
    const entries = async () => {
      const found = await hearth.services.orm.em
        .fork()
        .find(AuditEntry, { subjectId: people.colleague.id }, { orderBy: { at: 'asc', id: 'asc' } });
      return found.map(({ action, personId, before, after }) => ({ action, personId, before, after }));
    };
    await send(clients.colleague, people.colleague, jpeg);
    await send(clients.hr, people.colleague, jpeg);
    await remove(clients.colleague, people.colleague);
    const id = { photo: expect.stringMatching(/^pho_/) as string };
    expect(await entries()).toEqual([
      { action: 'setPersonPhoto', personId: people.colleague.id, before: null, after: id },
      { action: 'setPersonPhoto', personId: people.hr.id, before: id, after: id },
      { action: 'removePersonPhoto', personId: people.colleague.id, before: id, after: null },
    ]);
  });

  test('that two send at once is one of the two', async () => {
    const jpeg = await twoColours().jpeg().toBuffer();
    const answers = await Promise.all([clients.self, clients.hr, clients.self, clients.hr].map((by) => send(by, people.self, jpeg)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await hearth.services.orm.em.fork().count(PersonPhoto, { person: people.self.id })).toBe(1);
  });
});

describe('what is no photo is refused in words', () => {
  const zh = { 'accept-language': 'zh-CN' };
  const cases: [string, () => Promise<Uint8Array | string>, string, number, string][] = [
    ['a text that calls itself a JPEG', async () => 'Dear colleagues', 'image/jpeg', 415, 'NOT_AN_IMAGE'],
    ['nothing', async () => '', 'image/jpeg', 415, 'NOT_AN_IMAGE'],
    ['a form', async () => 'photo=x', 'application/x-www-form-urlencoded', 415, 'NOT_AN_IMAGE'],
    [
      'a drawing',
      async () => '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'image/svg+xml',
      415,
      'UNSUPPORTED_FORMAT',
    ],
    [
      'a drawing that calls itself a PNG',
      async () => '<?xml version="1.0"?><svg width="9" height="9"/>',
      'image/png',
      415,
      'UNSUPPORTED_FORMAT',
    ],
    ['a GIF', () => twoColours(64, 64).gif().toBuffer(), 'image/gif', 415, 'UNSUPPORTED_FORMAT'],
    ['a HEIC', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'image/heic', 415, 'UNSUPPORTED_FORMAT'],
    ['a TIFF', () => twoColours(64, 64).tiff().toBuffer(), 'image/tiff', 415, 'NOT_AN_IMAGE'],
    ['the beginning of a JPEG', async () => (await fromAPhone()).subarray(0, 600), 'image/jpeg', 422, 'DAMAGED_IMAGE'],
    ['half of a PNG', async () => halfOf(await sharp(noise(), NOISE).png().toBuffer()), 'image/png', 422, 'DAMAGED_IMAGE'],
    ['a bomb', async () => pngSaying(60_000, 60_000), 'image/png', 422, 'TOO_MANY_PIXELS'],
    ['a bomb of eight bytes a pixel', async () => pngSaying(7000, 7000), 'image/png', 422, 'TOO_MANY_PIXELS'],
    ['11 MB', async () => new Uint8Array(11 * 1024 * 1024), 'image/jpeg', 413, 'TOO_LARGE'],
  ];
  const NOISE = { raw: { width: 200, height: 200, channels: 3 as const } };
  const noise = (): Buffer =>
    Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, index) => (index * 7919 + (index >> 3) * 104729) % 256));
  const halfOf = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2);

  test.each(cases)('%s', async (_, body, type, status, code) => {
    await photographed(people.self);
    const before = await photoOf(clients.hr, people.self);
    const bytes = await body();
    const english = await refusal(await send(clients.self, people.self, bytes, type, { 'accept-language': 'en' }));
    expect(english).toMatchObject({ status, code, path: ['photo'], message: expect.stringMatching(/^[\x20-\x7e]+$/) as string });
    const chinese = await refusal(await send(clients.self, people.self, bytes, type, zh));
    expect(chinese).toMatchObject({ status, code, message: expect.stringMatching(/[\u4e00-\u9fff]/) as string });
    expect(await photoOf(clients.hr, people.self)).toEqual(before);
  });

  test('of a page of another site', async () => {
    const jpeg = await twoColours().jpeg().toBuffer();
    for (const origin of ['https://elsewhere.example', 'null']) {
      expect((await send(clients.self, people.self, jpeg, 'image/jpeg', { origin })).status).toBe(403);
      const answer = await fetch(hearth.url + pathOf(people.self), { method: 'DELETE', headers: { ...clients.self.headers, origin } });
      expect(answer.status).toBe(403);
    }
    expect((await send(clients.self, people.self, jpeg, 'image/jpeg', { origin: hearth.url })).status).toBe(200);
    const asked = await fetch(hearth.url + pathOf(people.self), {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'PUT' },
    });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('of nobody who is signed in', async () => {
    const jpeg = await twoColours().jpeg().toBuffer();
    expect(await refusal(await send(hearth.nobody.with(zh), people.self, jpeg))).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
      message: '请先登录',
    });
    expect((await remove(hearth.nobody, people.self)).status).toBe(401);
    const { smallUrl } = await photographed(people.self);
    expect((await hearth.nobody.get(smallUrl)).status).toBe(401);
  });

  test('of one person too often in a minute', async () => {
    const hasty = await build.person();
    const client = await hearth.as(hasty);
    const answers: Response[] = [];
    for (let times = 0; times < 121; times++) answers.push(await remove(client, hasty));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(120).fill(200), 429]);
    expect(await refusal(answers.at(-1)!)).toMatchObject({ code: 'RATE_LIMITED', path: ['photo'] });
  });
});

describe('who sees a photo', () => {
  const seers: Record<keyof typeof Audience, readonly Who[]> = {
    EVERYONE: everyone,
    TEAM: ['self', 'hr', 'manager', 'colleague'],
    HR: ['self', 'hr'],
    ONLY_ME: ['self'],
  };
  const choose = async (audience: keyof typeof Audience | null): Promise<void> => {
    const version = (await clients.self.run(Photo, { id: people.self.id })).person?.version ?? 0;
    const answer = await clients.self.run(Choose, { input: { id: people.self.id, version, photoAudience: audience as never } });
    expect(answer.updatePerson.errors).toEqual([]);
  };

  /** Who is told the address, and whom it is served at that address. */
  async function sees(person: Person): Promise<Who[]> {
    const photo = (await photoOf(clients.self, person)) ?? (await photoOf(clients.hr, person));
    const told: Who[] = [];
    const served: Who[] = [];
    for (const who of everyone) {
      if (await photoOf(clients[who], person)) told.push(who);
      if ((await clients[who].get(photo!.largeUrl)).status === 200) served.push(who);
    }
    expect(served).toEqual(told);
    return told;
  }

  beforeAll(async () => {
    await photographed(people.self);
  });

  test.each(Object.entries(seers))('is for %s whom it says', async (audience, who) => {
    await choose(audience as keyof typeof Audience);
    expect(await sees(people.self)).toEqual(who);
  });

  test('says the company where the person does not', async () => {
    await choose(null);
    await clients.hr.run(UpdateDefaults, { input: { photo: Audience.TEAM as never } });
    expect(await sees(people.self)).toEqual(seers.TEAM);
    await choose('EVERYONE');
    expect(await sees(people.self)).toEqual(everyone);
    await choose(null);
    await clients.hr.run(UpdateDefaults, { input: { photo: null } });
    expect(await sees(people.self)).toEqual(everyone);
  });

  test('cannot be told from whether there is one', async () => {
    await choose('ONLY_ME');
    const hidden = (await photoOf(clients.self, people.self))!.largeUrl;
    const without = await build.person();
    const answerOf = async (url: string) => {
      const answer = await clients.stranger.get(url);
      const headers = [...answer.headers].filter(([name]) => !['date'].includes(name));
      return { status: answer.status, body: await answer.text(), headers };
    };
    const none = await answerOf(hidden.replace(people.self.id, without.id));
    expect(none).toMatchObject({ status: 404, body: JSON.stringify({ code: 'NOT_FOUND', message: '没有找到，可能已被删除' }) });
    expect(Object.fromEntries(none.headers)).toMatchObject({ 'cache-control': 'no-store' });
    expect(await answerOf(hidden)).toEqual(none);
    expect(await answerOf(hidden.replace(/photo\/[^/]+/, 'photo/anything'))).toEqual(none);
    // Who may change it without seeing it is told nothing either.
    const put = await send(clients.hr, people.self, await twoColours().jpeg().toBuffer());
    expect(await put.json()).toEqual({ photo: null, errors: [] });
    for (const size of ['huge', 'smaller', 'enlarge', 'tag'])
      expect((await clients.self.get(hidden.replace('large', size))).status).toBe(404);
  });

  test('is of those who left HR alone, and of those whose last day is still to come everybody', async () => {
    const leaver = await build.person({ name: '周离', leftOn: null });
    const { largeUrl } = await photographed(leaver);
    await clients.hr.run(Leave, { input: { id: leaver.id, leftOn: '2026-03-02' } });
    expect((await clients.stranger.get(largeUrl)).status).toBe(200);
    await clients.hr.run(Leave, { input: { id: leaver.id, leftOn: '2026-03-01' } });
    expect(await photoOf(clients.stranger, leaver)).toBeNull();
    expect((await clients.stranger.get(largeUrl)).status).toBe(404);
    expect((await clients.hr.get(largeUrl)).status).toBe(200);
  });
});

describe('an address of a photo', () => {
  test('is kept for good by the viewer’s own browser alone, as a picture and nothing else', async () => {
    const { smallUrl } = await photographed(people.manager);
    const answer = await clients.self.get(smallUrl);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': 'inline',
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(answer.headers.get('vary')).toContain('cookie, authorization');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const etag = answer.headers.get('etag') ?? '';
    const again = await clients.self.with({ 'if-none-match': `"other", W/${etag}` }).get(smallUrl);
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await clients.self.with({ 'if-none-match': '"other"' }).get(smallUrl)).status).toBe(200);
  });

  test('that a browser asks about again is no longer said to hold once the photo is hidden', async () => {
    const { smallUrl } = await photographed(people.manager);
    const etag = (await clients.stranger.get(smallUrl)).headers.get('etag') ?? '';
    const version = (await clients.manager.run(Photo, { id: people.manager.id })).person?.version ?? 0;
    await clients.manager.run(Choose, { input: { id: people.manager.id, version, photoAudience: Audience.TEAM as never } });
    expect((await clients.stranger.with({ 'if-none-match': etag }).get(smallUrl)).status).toBe(404);
  });

  test('is another with another photo, another audience or another default, and stays with all else', async () => {
    const person = await build.person();
    const other = await build.person();
    const client = await hearth.as(person);
    const seen: string[] = [];
    const expectOther = async () => {
      const url = (await photoOf(client, person))?.smallUrl ?? '';
      expect(seen).not.toContain(url);
      expect((await client.get(url)).status).toBe(200);
      for (const old of seen) expect((await client.get(old)).status).toBe(404);
      seen.push(url);
    };
    const update = async (input: object) => {
      const version = (await client.run(Photo, { id: person.id })).person?.version ?? 0;
      expect((await client.run(Choose, { input: { id: person.id, version, ...input } })).updatePerson.errors).toEqual([]);
    };
    await photographed(person);
    await photographed(other);
    const others = (await photoOf(client, other))?.smallUrl;
    await expectOther();
    await photographed(person);
    await expectOther();
    await clients.hr.run(UpdateDefaults, { input: { photo: Audience.TEAM as never } });
    await clients.hr.run(UpdateDefaults, { input: { photo: null } });
    await expectOther();
    await update({ photoAudience: Audience.HR });
    await expectOther();
    await update({ photoAudience: Audience.HR, alias: 'Mina' });
    expect((await photoOf(client, person))?.smallUrl).toBe(seen.at(-1));
    await clients.hr.run(UpdateDefaults, { input: { photo: Audience.TEAM as never } });
    await clients.hr.run(UpdateDefaults, { input: { photo: null } });
    expect((await photoOf(client, person))?.smallUrl).toBe(seen.at(-1));
    expect((await photoOf(client, other))?.smallUrl).not.toBe(others);
  });

  test('is a path of one person’s photo alone', async () => {
    const { smallUrl } = await photographed(people.colleague);
    await photographed(people.manager);
    expect((await clients.self.get(smallUrl.replace(people.colleague.id, people.manager.id))).status).toBe(404);
    expect((await clients.self.get(`${pathOf(people.colleague)}/%00/small`)).status).toBe(400);
  });
});

test('every lane of reading answers the same photos to the same viewer', async () => {
  await using lanes = await openLanes();
  const em = lanes.services.orm.em.fork();
  const staff = await em.find(Person, {}, { orderBy: { sortKey: 'asc' }, limit: 60 });
  const pixel = await twoColours(8, 8).webp().toBuffer();
  const audiences = [null, ...Object.values(Audience)];
  for (const [index, person] of staff.entries()) {
    if (index % 6 === 5) continue;
    await em.nativeUpdate(Person, { id: person.id }, { photoAudience: audiences[index % 6] ?? null });
    em.persist(em.create(PersonPhoto, { person, tag: `tag${index}`, large: pixel, small: pixel }));
  }
  await em.flush();
  const query = `{
    people(first: 100) { nodes { name photo { __typename smallUrl largeUrl } manager { photo { smallUrl } } reports { photo { largeUrl } } } }
    left: people(first: 100, filter: { status: LEFT }) { nodes { photo { smallUrl } } }
  }`;
  const counts: number[] = [];
  for (const viewer of [
    await lanes.signIn.as(staff[0]!, 'HR'),
    await lanes.signIn.as(staff[1]!),
    await lanes.signIn.as(staff[2]!, 'ADMIN'),
  ]) {
    const answers = await lanes.ask(viewer, query);
    expect(answers.resolvers.errors).toBeUndefined();
    expect(told(answers.rows)).toBe(told(answers.resolvers));
    expect(told(answers.fast)).toBe(told(answers.resolvers));
    const { nodes } = (answers.fast.data as { people: { nodes: { photo: unknown }[] } }).people;
    counts.push(nodes.filter(({ photo }) => photo).length);
  }
  // HR sees what is for all, the team and HR; others what is for all, and what is for their team.
  expect(counts[0]).toBeGreaterThan(counts[1]!);
  expect(Math.min(...counts)).toBeGreaterThan(5);
});
