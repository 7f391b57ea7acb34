import { hashAccessToken, newAccessToken } from '@hearth/server/modules/access/access-token';
import { dayOf } from '@hearth/server/platform/time/wall-clock';
import { createHash } from 'node:crypto';
import { DIVISION } from './chart.ts';
import { makeEvents } from './events.ts';
import { Ids } from './ids.ts';
import { type Making, TIME_ZONE } from './making.ts';
import { makePeople, makeSkills, type Member } from './people.ts';
import { Random } from './random.ts';
import { Rows } from './rows.ts';
import { makeSeats } from './seats.ts';
import { makeSharing } from './sharing.ts';

/** A company of rows, and what a client needs to ask for parts of it. */
export interface Company {
  rows: Rows;
  /** An access token of somebody of HR, and who that is: the viewer of every answer. */
  token: string;
  viewer: string;
  timeZone: string;
  today: string;
  /** People of all sorts, spread over the company. */
  somebody: readonly string[];
  /** `[sortKey, id]` of rows in the middle of the directory. */
  middles: readonly (readonly [string, string])[];
  /** Seats with about 500 seats below them. */
  divisionHeads: readonly string[];
  /** Occurrences where an answer of the viewer is accepted and has a place. */
  answerable: readonly string[];
}

/** Makes a company of so many people. The same size, moment and seed make the same rows. */
export function makeCompany(size: number, now: Date, seed = 20_240_101): Company {
  const random = new Random(seed);
  const today = dayOf(now, TIME_ZONE);
  const making: Making = { random, ids: new Ids(random), rows: new Rows(), today, now };
  const { rows, ids } = making;
  rows.add('company', {
    id: ids.next('cmp'),
    name: '基准贸易',
    time_zone: TIME_ZONE,
    locale: 'zh-CN',
    demo: false,
    span_limit: 12,
    version: 1,
  });
  const people = makePeople(making, size);
  const working = people.filter(({ leftOn }) => leftOn === null);
  const seated = makeSeats(making, people);
  const viewer = working[Math.floor(working.length / 2)];
  if (!viewer) throw new Error('A company of nobody');
  const token = giveAccess(making, viewer, seed);
  const answerable = makeEvents(making, working, viewer);
  makeSharing(making, seated);
  makeSkills(making, people);
  const heads = seated.seats.filter(({ headsDivision }) => headsDivision);
  heads.sort((one, other) => Math.abs(one.size - DIVISION) - Math.abs(other.size - DIVISION));
  return {
    rows,
    token,
    viewer: viewer.id,
    timeZone: TIME_ZONE,
    today,
    somebody: random.some(people, 64).map(({ id }) => id),
    middles: middlesOf(people),
    divisionHeads: heads.slice(0, 16).map(({ position }) => position),
    answerable,
  };
}

/** An account of HR and its access token, as the operator's command line leaves them. */
function giveAccess({ ids, rows, now }: Making, viewer: Member, seed: number): string {
  const account = ids.next('acc');
  rows.add('account', {
    id: account,
    name: viewer.name,
    email: 'hr@bench.test',
    email_verified: true,
    image: null,
    person_id: viewer.id,
    locale: null,
    disabled_at: null,
    created_at: now,
    updated_at: now,
  });
  rows.add('role_grant', { id: ids.next('role'), account_id: account, role: 'HR', granted_at: now });
  const token = newAccessToken(createHash('sha256').update(`bench ${seed}`).digest());
  rows.add('access_token', {
    id: ids.next('tok'),
    account_id: account,
    name: 'bench',
    hash: hashAccessToken(token),
    scopes: ['read', 'write'],
    created_at: now,
    expires_at: null,
    last_used_at: null,
    revoked_at: null,
  });
  return token;
}

/** Where pages of the directory begin that lie between two fifths and three fifths of it. */
function middlesOf(people: readonly Member[]): [string, string][] {
  const keys = people.map(({ sortKey, id }): [string, string] => [sortKey, id]);
  keys.sort((one, other) => compare(one[0], other[0]) || compare(one[1], other[1]));
  return Array.from({ length: 32 }, (_, index) => keys[Math.floor(keys.length * (0.4 + (0.2 * index) / 32))] as [string, string]);
}

/** By code point, as both databases compare these columns: JavaScript's own order is by UTF-16 unit, which differs only beyond what names use. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
