import { createContext } from '@hearth/server/platform/context';
import { Lease } from '@hearth/server/platform/orm/lease.entity';
import { inTransaction, type Transaction } from '@hearth/server/platform/orm/transaction';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { plan, ReadOccurrence, Respond } from '../support/events.ts';

const hearth = await hearthForThisFile();
const { services } = hearth;
const { dialect } = services.config.database;
const system = () => createContext(services, { viewer: null });

const insert = (name: string) => ({
  text: 'insert into lease (name, expires_at) values (?, ?)',
  values: [name, services.reader.dialect.instantValue(new Date(0))],
});
const readLease = (name: string) => ({ text: 'select name from lease where name = ?', values: [name] });
const stored = async (...names: string[]) =>
  (await services.orm.em.fork().find(Lease, { name: { $in: names } }, { orderBy: { name: 'asc' } })).map(({ name }) => name);

test('what is sent without waiting is committed with the rest, in its order', async () => {
  const found = await inTransaction(system(), async (transaction) => {
    transaction.send(insert('a1'));
    const rows = await transaction.rows<{ name: string }>(readLease('a1'));
    transaction.send(insert('a2'));
    return rows;
  });
  expect(found).toEqual([{ name: 'a1' }]);
  expect(await stored('a1', 'a2')).toEqual(['a1', 'a2']);
});

test('work that throws leaves nothing, and gives its connection back', async () => {
  // Many more than there are connections.
  const refused = await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) =>
      inTransaction(system(), async (transaction) => {
        transaction.send(insert(`b${index}`));
        throw new Error('refused');
      }),
    ),
  );
  expect(refused.map((each) => each.status === 'rejected' && String(each.reason))).toEqual(Array(30).fill('Error: refused'));
  expect(await stored(...Array.from({ length: 30 }, (_, index) => `b${index}`))).toEqual([]);
});

test('a statement that fails takes the transaction with it, waited for or not, and is told as a lost race is', async () => {
  await inTransaction(system(), async (transaction) => transaction.send(insert('c')));
  const twice = (work: (transaction: Transaction) => Promise<unknown>) =>
    expect(inTransaction(system(), work)).rejects.toBeInstanceOf(UniqueConstraintViolationException);

  for (let times = 0; times < 10; times++) {
    await twice(async (transaction) => {
      transaction.send(insert('d'));
      await transaction.rows(insert('c'));
    });
    await twice(async (transaction) => {
      transaction.send(insert('d'));
      transaction.send(insert('c'));
    });
  }
  expect(await stored('c', 'd')).toEqual(['c']);
});

test.runIf(dialect === 'postgresql')(
  'a failure that the work overlooks is none that the commit overlooks, and is told rather than what follows it',
  async () => {
    const overlooked = inTransaction(system(), async (transaction) => {
      transaction.send(insert('e'));
      await transaction.rows({ text: 'select 1 / ? as never', values: [0] }).catch(() => undefined);
    });
    await expect(overlooked).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    const followed = inTransaction(system(), async (transaction) => {
      transaction.send(insert('a1'));
      await transaction.rows(insert('e'));
    });
    await expect(followed).rejects.toBeInstanceOf(UniqueConstraintViolationException);
    expect(await stored('e')).toEqual([]);
  },
);

test('entities are part of the same transaction', async () => {
  const both = (name: string, end: () => void) =>
    inTransaction(system(), async (transaction, { em }) => {
      transaction.send(insert(name));
      const lease = await em.findOneOrFail(Lease, { name });
      lease.holder = 'somebody';
      await em.flush();
      end();
      return transaction.rows({ text: 'select holder from lease where name = ?', values: [name] });
    });
  expect(await both('f', () => undefined)).toEqual([{ holder: 'somebody' }]);
  const refuse = () => {
    throw new Error('refused');
  };
  await expect(both('g', refuse)).rejects.toThrow('refused');
  expect(await stored('f', 'g')).toEqual(['f']);
});

test('what is asked of it once committed is answered then, and undoes nothing', async () => {
  const read = { text: 'select count(*) as count from lease where name = ?', values: ['k'] };
  const answers = await inTransaction(system(), async (transaction) => {
    const committed = transaction.committedRow(read);
    const wrong = transaction.committedRow({ text: 'select nothing from lease where name = ?', values: ['k'] });
    transaction.send(insert('k'));
    return { committed, wrong };
  });
  expect(Number(((await answers.committed) as { count: unknown }).count)).toBe(1);
  await expect(answers.wrong).rejects.toThrow('nothing');
  expect(await stored('k')).toEqual(['k']);
});

test('it waits for others rather than being mixed with them', async () => {
  let goOn = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  const undone = services.orm.em.fork().transactional(async (em) => {
    em.create(Lease, { name: 'h1' });
    await em.flush();
    await waiting;
    throw new Error('refused');
  });
  const done = inTransaction(system(), async (transaction) => transaction.send(insert('h2')));
  setTimeout(goOn, 50);
  await expect(undone).rejects.toThrow('refused');
  await done;
  expect(await stored('h1', 'h2')).toEqual(['h2']);
});

test('after its end it takes no more statements', async () => {
  const { promise, resolve } = Promise.withResolvers<Transaction>();
  await inTransaction(system(), async (transaction) => resolve(transaction));
  await expect((await promise).rows(readLease('a1'))).rejects.toThrow(/is over|already committed|already been committed/);
});

test.runIf(dialect === 'postgresql')('a connection that is lost leaves nothing, and is not used again', async () => {
  for (let times = 0; times < 10; times++) {
    const lost = inTransaction(system(), async (transaction) => {
      transaction.send(insert('i'));
      await transaction.rows({ text: 'select pg_terminate_backend(pg_backend_pid()), cast(? as text)', values: ['now'] });
    });
    await expect(lost).rejects.toThrow('terminat');
  }
  await inTransaction(system(), async (transaction) => transaction.send(insert('j')));
  expect(await stored('i', 'j')).toEqual(['j']);
});

test.runIf(dialect === 'postgresql')(
  'an answer to an event whose connection is lost at the commit is told so, and the server lives',
  async () => {
    const asHr = await hearth.as(await hearth.build.person(), 'HR');
    const member = await hearth.as(await hearth.build.person());
    const { occurrence } = await plan(asHr, { capacity: 5 });
    const { transact } = services;
    const unheeded: unknown[] = [];
    const note = (reason: unknown): void => void unheeded.push(reason);
    process.on('unhandledRejection', note);
    try {
      services.transact = (work) =>
        transact(async (transaction) => {
          const answer = await work(transaction);
          transaction.send({ text: 'select pg_terminate_backend(pg_backend_pid()), cast(? as text)', values: ['now'] });
          return answer;
        });
      const { errors } = await member.ask(Respond, { input: { occurrenceId: occurrence.id, status: 'GOING' } });
      expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(unheeded).toEqual([]);
    } finally {
      services.transact = transact;
      process.off('unhandledRejection', note);
    }
    expect((await asHr.run(ReadOccurrence, { id: occurrence.id })).occurrence).toMatchObject({ going: 0 });
  },
);

test('an answer to an event that can’t be committed is hidden, told to nobody, and not there', async () => {
  const asHr = await hearth.as(await hearth.build.person(), 'HR');
  const member = await hearth.as(await hearth.build.person());
  const { occurrence } = await plan(asHr, { capacity: 5 });
  const { transact, pubsub } = services;
  const news: string[] = [];
  services.pubsub = { ...pubsub, publish: (topic) => void news.push(topic) };
  const input = { occurrenceId: occurrence.id, status: 'GOING' as const };
  try {
    services.transact = (work) =>
      transact(async (transaction) => {
        await work(transaction);
        throw new Error('The disk is full');
      });
    const { errors } = await member.ask(Respond, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(errors)).not.toContain('disk');
  } finally {
    services.transact = transact;
  }
  expect(news).toEqual([]);
  expect((await asHr.run(ReadOccurrence, { id: occurrence.id })).occurrence).toMatchObject({ going: 0, placesLeft: 5 });

  await member.run(Respond, { input });
  services.pubsub = pubsub;
  expect(news).toEqual([`occurrence:${occurrence.id}`]);
});
