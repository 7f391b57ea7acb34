import { connect } from 'node:net';
import { createContext } from '@hearth/server/platform/context';
import { takeLease } from '@hearth/server/platform/jobs';
import { enqueueMail } from '@hearth/server/platform/mail/outbox';
import { sendOutbox } from '@hearth/server/platform/mail/send-outbox';
import { OutboxMail } from '@hearth/server/platform/mail/outbox-mail.entity';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql, textOf } from '../support/graphql.ts';
import { receiveMail } from '../support/mail.ts';

const hearth = await hearthForThisFile();

const TwoAdditions = graphql(`
  mutation TwoAdditions($first: AddPersonInput!, $second: AddPersonInput!) {
    first: addPerson(input: $first) {
      person {
        id
      }
      errors {
        path
        message
      }
    }
    second: addPerson(input: $second) {
      person {
        name
      }
      errors {
        code
      }
    }
  }
`);

const HeadCount = graphql(`
  query HeadCount {
    people(first: 100) {
      totalCount
    }
  }
`);

const Plainly = graphql(`
  query Plainly($first: Int!, $search: String, $asOf: Date) {
    people(first: $first, search: $search) {
      totalCount
    }
    orgChart(asOf: $asOf) {
      headcount
    }
  }
`);

const RenamePerson = graphql(`
  mutation RenamePerson($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        version
      }
      errors {
        code
        ... on ConflictError {
          current {
            id
          }
        }
      }
    }
  }
`);

const system = () => createContext(hearth.services, { viewer: null });

test('a refused mutation leaves nothing behind for the next one of the same request', async () => {
  const hr = await hearth.as(await hearth.build.person(), 'HR');
  const before = await hr.run(HeadCount);
  const { first, second } = await hr.run(TwoAdditions, { first: { name: '  ' }, second: { name: '王芳' } });
  expect(first).toMatchObject({ person: null, errors: [{ path: ['name'] }] });
  expect(second).toEqual({ person: { name: '王芳' }, errors: [] });
  expect((await hr.run(HeadCount)).people.totalCount).toBe(before.people.totalCount + 1);
});

test('a refusal is in the language of who asked', async () => {
  const hr = await hearth.as(await hearth.build.person(), 'HR');
  const refused = { first: { name: '' }, second: { name: '' } };
  const message = async (language: string) =>
    (await hr.with({ 'accept-language': language }).run(TwoAdditions, refused)).first.errors[0]?.message;
  expect(await message('zh-CN')).toBe('不能为空');
  expect(await message('en')).toBe('Must not be empty');
});

test('a token does what its scopes say', async () => {
  const person = await hearth.build.person();
  const reader = await hearth.token(person, ['read'], 'HR');
  expect((await reader.run(HeadCount)).people.totalCount).toBeGreaterThan(0);
  const refused = await reader.ask(TwoAdditions, { first: { name: '甲' }, second: { name: '乙' } });
  expect(refused.errors?.map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
  const writer = await hearth.token(person, ['write'], 'HR');
  expect((await writer.ask(HeadCount)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('an answer says what it cost, and a query that would cost too much is refused before it runs', async () => {
  const member = await hearth.as(await hearth.build.person());
  expect((await member.ask(HeadCount)).extensions).toMatchObject({ cost: { limit: 50_000 } });
  const pages = Array.from({ length: 600 }, (_, index) => `p${index}: people(first: 100) { nodes { id } }`).join(' ');
  const answer = (await (await member.post('/graphql', { query: `{ ${pages} }` })).json()) as { errors: { extensions: unknown }[] };
  expect(answer.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', cost: { limit: 50_000 } });
});

test('of eight who change the same thing at once one does, and the others are shown what is there now', async () => {
  const hr = await hearth.as(await hearth.build.person(), 'HR');
  const person = await hearth.build.person({ name: '原名' });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      hr.run(RenamePerson, { input: { id: person.id, version: person.version, name: `新名${index}` } }),
    ),
  );
  expect(answers.filter(({ updatePerson }) => updatePerson.person)).toHaveLength(1);
  const conflicts = answers.flatMap(({ updatePerson }) => updatePerson.errors);
  expect(conflicts).toEqual(Array.from({ length: 7 }, () => ({ code: 'CONFLICT', current: { id: person.id } })));
});

test('a negative page pays for nothing else', async () => {
  const member = await hearth.as(await hearth.build.person());
  const pages = Array.from({ length: 600 }, (_, index) => `p${index}: people(first: 100) { nodes { id } }`).join(' ');
  const answer = await member.post('/graphql', { query: `{ free: people(first: -1000000) { nodes { id } } ${pages} }` });
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { cost: { limit: 50_000 } } }] });
});

test('a socket for another path, from another site or from nowhere is closed, and the server goes on', async () => {
  const { hostname, port } = new URL(hearth.url);
  const upgrade = (path: string, origin: string) =>
    new Promise<string>((resolve) => {
      const handshake = [
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: aGVhcnRoaGVhcnRoaGVhcg==',
      ];
      const socket = connect(Number(port), hostname, () => {
        socket.write([`GET ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, `Origin: ${origin}`, ...handshake, '', ''].join('\r\n'));
      });
      let answer = '';
      socket.on('data', (bytes) => {
        answer += bytes.toString();
        socket.end();
      });
      socket.on('error', () => resolve(answer));
      socket.on('close', () => resolve(answer));
    });
  for (const [path, origin] of [
    ['//', hearth.url],
    ['/graphql', 'null'],
    ['/graphql', 'https://evil.example'],
    ['/elsewhere', hearth.url],
  ] as const) {
    expect(await upgrade(path, origin), `${path} ${origin}`).toBe('');
  }
  expect(await upgrade('/graphql', hearth.url)).toContain('101 Switching Protocols');
  expect((await hearth.nobody.get('/healthz')).status).toBe(200);
});

test('what went wrong inside is not told', async () => {
  const answer = await hearth.nobody.post('/graphql', 'not an object');
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toMatch(/node_modules|at /);
});

test('of two servers one has the lease of a job, until it expires', async () => {
  expect(await takeLease(system(), 'sweep', 'one')).toBe(true);
  expect(await takeLease(system(), 'sweep', 'two')).toBe(false);
  expect(await takeLease(system(), 'sweep', 'one')).toBe(true);
  hearth.clock.advance({ minutes: 2 });
  expect(await takeLease(system(), 'sweep', 'two')).toBe(true);
  expect(await takeLease(system(), 'sweep', 'one')).toBe(false);
});

test('a mail that the server refuses at first is tried again under the same Message-ID, and sent once', async () => {
  await using mailbox = await receiveMail({ refuseFirst: 1 });
  const config = { ...hearth.services.config, smtpUrl: mailbox.url };
  const context = () => createContext({ ...hearth.services, config }, { viewer: null });
  const writing = context();
  enqueueMail(writing, { messageKey: 'greeting-1', to: 'li@example.com', subject: '生日快乐', text: '大家祝你生日快乐！' });
  await writing.em.flush();

  await sendOutbox.run(context());
  expect(mailbox.received).toHaveLength(0);
  await sendOutbox.run(context());
  expect(mailbox.received, 'it waits before it tries again').toHaveLength(0);
  hearth.clock.advance({ minutes: 1 });
  await sendOutbox.run(context());
  await sendOutbox.run(context());
  expect(mailbox.received).toMatchObject([{ subject: '生日快乐', messageId: `<greeting-1@${new URL(config.publicUrl).hostname}>` }]);
  expect(mailbox.attempts).toBe(2);
  expect(await context().em.findOneOrFail(OutboxMail, { messageKey: 'greeting-1' })).toMatchObject({ tries: 2, lastError: null });
});

test('what a program asks wrongly is told with its reason, as 400 where nothing could be run', async () => {
  const client = await hearth.as(await hearth.build.person());
  const wrong = async (variables: Record<string, unknown>) => {
    const response = await client.post('/graphql', { query: textOf(Plainly), variables });
    const { errors = [] } = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
    return [response.status, errors[0]?.extensions.code, errors[0]?.message];
  };
  expect(await wrong({ first: 'x' })).toEqual([400, 'BAD_USER_INPUT', expect.stringContaining('"$first" got invalid value')]);
  expect(await wrong({ first: 1, asOf: '2026-02-30' })).toEqual([400, 'BAD_USER_INPUT', expect.stringContaining('is not a day')]);
  expect(await wrong({ first: 1, search: 'a\0b' })).toEqual([400, 'BAD_USER_INPUT', expect.stringContaining('U+0000')]);
  for (const nul of ['\\u0000', '\\u{0}']) {
    const written = await client.post('/graphql', { query: `{ people(search: "a${nul}b") { totalCount } }` });
    expect([written.status, await written.text()]).toEqual([400, expect.stringContaining('U+0000')]);
  }
  // The same document the second time goes past Apollo, and what is wrong with it comes back to it.
  const optional = 'query ($n: Int) { people(first: $n) { totalCount } }';
  expect((await client.post('/graphql', { query: optional, variables: {} })).status).toBe(200);
  const missing = (await (await client.post('/graphql', { query: optional, variables: { n: null } })).json()) as object;
  expect(missing).toMatchObject({
    errors: [{ message: expect.stringContaining('"first"') as string, extensions: { code: 'BAD_USER_INPUT' } }],
  });
  const several = await client.post('/graphql', { query: 'query A { __typename } query B { __typename }' });
  expect([several.status, await several.text()]).toEqual([400, expect.stringContaining('Must provide operation name')]);
  expect(await wrong({ first: 101 })).toEqual([200, 'BAD_USER_INPUT', 'first: Must be at most 100 · 不能大于 100']);
});
