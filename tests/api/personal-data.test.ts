import { Idea, Contribution, ContributionKind } from '@hearth/server/modules/sharing/contribution.entity';
import { Greeting } from '@hearth/server/modules/celebrations/greeting.entity';
import { SharingSeries, RhythmKind } from '@hearth/server/modules/sharing/sharing-series.entity';
import { SharingSession } from '@hearth/server/modules/sharing/sharing-session.entity';
import { Audience } from '@hearth/server/modules/people/person.entity';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { EverythingAbout } from '../support/everything-about.ts';

const hearth = await hearthForThisFile({ now: '2026-03-02T09:00:00+08:00' });
const { build } = hearth;
const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');

type Data = Record<string, Record<string, unknown>>;
const download = async (client: Client, person: { id: string }) =>
  (await (await client.get(`/people/${person.id}/personal-data.json`)).json()) as Data;
const at = (data: Data, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], data);

describe('what is kept about somebody, as a file', () => {
  test('holds every row of every table that names them or their account, but for what a reason is given for', async () => {
    const person = await build.person({ name: '陈晓明', bio: '在这里十年了' });
    await new EverythingAbout(hearth.services, person, { mark: 'kept' }).write();
    const data = await download(await hearth.as(person), person);
    const paths = Object.values(hearth.services.references).flatMap(({ download: path }) => (typeof path === 'string' ? [path] : []));
    expect(paths.length).toBeGreaterThan(25);
    for (const path of paths) {
      const part = at(data, path);
      expect(Array.isArray(part) ? part.length : part, path).toBeTruthy();
    }
    expect(data).toMatchObject({
      about: { id: person.id, company: '围炉贸易' },
      people: { profile: { name: '陈晓明', bio: '在这里十年了', hidden: [] } },
    });
  });

  test('holds no secret: no password, token, code or key', async () => {
    const person = await build.person();
    await new EverythingAbout(hearth.services, person, { mark: 'secret' }).write();
    const text = JSON.stringify(await download(await hearth.as(person), person));
    for (const secret of ['password', 'codeHash', 'authorKey', 'hash', 'refreshToken', 'accessToken "', 'idToken'])
      expect(text).not.toContain(`"${secret}"`);
    expect(text).not.toMatch(/secret (token|hash|codeHash|tag|password)/);
  });

  test('is a file, and nobody keeps a copy on the way', async () => {
    const person = await build.person();
    const response = await (await hearth.as(person)).get(`/people/${person.id}/personal-data.json`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="personal-data-${person.id}.json"`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('is for themselves and HR alone', async () => {
    const person = await build.person();
    const path = `/people/${person.id}/personal-data.json`;
    const boss = await build.person();
    const seat = await build.position({ holder: boss });
    await build.position({ holder: person, reportsTo: seat });
    for (const client of [await hearth.as(boss), await hearth.as(await build.person(), 'ADMIN')]) {
      const response = await client.get(path);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'FORBIDDEN']);
    }
    expect((await hearth.nobody.get(path)).status).toBe(401);
    expect((await (await hearth.token(person, ['write'])).get(path)).status).toBe(403);
    expect((await (await hearth.token(person, ['read'])).get(path)).status).toBe(200);
    expect((await hr.get('/people/per_nobody/personal-data.json')).status).toBe(404);
  });

  test('tells the person that HR has downloaded it', async () => {
    const person = await build.person();
    await download(hr, person);
    const own = await download(await hearth.as(person), person);
    expect(own['people']?.['changes']).toMatchObject([{ action: 'downloadPersonalData' }]);
    // Their own downloads are nobody's business.
    expect((await download(await hearth.as(person), person))['people']?.['changes']).toHaveLength(1);
  });

  test('hides from HR what is for the person alone', async () => {
    const person = await build.person({
      phone: '138 1111 2222',
      phoneAudience: Audience.ONLY_ME,
      birthMonth: 3,
      birthdayAudience: Audience.ONLY_ME,
    });
    const seen = await download(hr, person);
    expect(JSON.stringify(seen)).not.toContain('138 1111');
    expect(seen['people']?.['profile']).toMatchObject({ hidden: expect.arrayContaining(['phone', 'birthMonth']) });
    expect(seen['people']?.['profile']).not.toHaveProperty('birthMonth');
    expect((await download(await hearth.as(person), person))['people']?.['profile']).toMatchObject({ phone: '138 1111 2222', hidden: [] });
  });

  test('tells HR of no idea before its case reveals who had it, and the celebrant of no card before the day', async () => {
    const person = await build.person();
    const series = await build.row(SharingSeries, {
      title: '夜话',
      organizer: person.id,
      rhythmKind: RhythmKind.WEEKLY,
      startTime: '16:00',
      durationMinutes: 60,
      timeZone: 'Asia/Shanghai',
      startsOn: '2026-03-06',
      drawSeed: 1,
    });
    const session = await build.row(SharingSession, { series: series.id, startsAt: hearth.clock.now(), endsAt: hearth.clock.now() });
    const row = { session: session.id, kind: ContributionKind.CASE, presenter: person.id, createdAt: hearth.clock.now() };
    const [hidden, revealed] = [
      await build.row(Contribution, { ...row, title: '进行中' }),
      await build.row(Contribution, { ...row, title: '已公开', ideasRevealedAt: hearth.clock.now() }),
    ];
    for (const { id, title } of [hidden, revealed])
      await build.row(Idea, { contribution: id, author: person.id, text: `关于${title}`, createdAt: hearth.clock.now() });
    const card = { celebrant: person.id, celebration: 'BIRTHDAY', signedAt: hearth.clock.now() } as const;
    await build.row(Greeting, { ...card, signer: (await build.person()).id, on: '2026-03-02', text: '今天快乐' });
    await build.row(Greeting, { ...card, signer: (await build.person()).id, on: '2026-03-03', text: '明天快乐' });

    const own = JSON.stringify(await download(await hearth.as(person), person));
    const forHr = JSON.stringify(await download(hr, person));
    expect([own, forHr].every((each) => each.includes('关于已公开'))).toBe(true);
    expect(own).toContain('今天快乐');
    expect(own).toContain('关于进行中');
    expect(forHr).not.toContain('关于进行中');
    for (const each of [own, forHr]) expect(each).not.toContain('明天快乐');
  });
});
