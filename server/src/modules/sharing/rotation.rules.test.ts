import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rotate, type RotationMember, type RotationSession, type SessionRota } from './rotation.rules.ts';
import type { RotationRole } from './turn-order.rules.ts';

const dayOf = (index: number): string =>
  `2026-${String(1 + Math.floor(index / 28)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
const member = (personId: string, change: Partial<RotationMember> = {}): RotationMember => ({
  personId,
  joinedOn: '2020-01-01',
  absent: false,
  ...change,
});
const session = (index: number, members: readonly RotationMember[], change: Partial<RotationSession> = {}): RotationSession => ({
  originalOn: dayOf(index),
  heldOn: dayOf(index),
  members,
  settled: [],
  held: false,
  ...change,
});
const circle = (...names: string[]): RotationMember[] => names.map((name) => member(name));
const series = (count: number, members: readonly RotationMember[]): RotationSession[] =>
  Array.from({ length: count }, (_, index) => session(index, members));
const inRole = (rota: SessionRota | undefined, role: RotationRole): string[] =>
  (rota?.picks ?? []).filter((pick) => pick.role === role).map((pick) => pick.personId);
const counted = (rotas: readonly SessionRota[], role: RotationRole, personId: string): number =>
  rotas.reduce((sum, rota) => sum + inRole(rota, role).filter((id) => id === personId).length, 0);
const held = (index: number, members: readonly RotationMember[], host: string, ...presenters: string[]): RotationSession =>
  session(index, members, {
    held: true,
    settled: [{ personId: host, role: 'HOST' }, ...presenters.map((personId) => ({ personId, role: 'PRESENTER' as const }))],
  });

describe('the rotation', () => {
  it('asks who had the role least often', () => {
    const people = circle('甲', '乙', '丙');
    const [rota] = rotate([held(0, people, '甲', '乙'), held(1, people, '甲', '乙'), session(2, people)], 1, 'seed');
    expect(inRole(rota, 'PRESENTER')).not.toContain('乙');
    expect(inRole(rota, 'HOST')).not.toContain('甲');
  });

  it('asks, of those level, who had the role longest ago', () => {
    const people = circle('甲', '乙', '丙', '丁');
    const past = [held(0, people, '丁', '丙'), held(1, people, '丙', '乙'), held(2, people, '乙', '甲'), held(3, people, '甲', '丁')];
    const [rota] = rotate([...past, session(4, people)], 1, 'seed');
    expect(inRole(rota, 'HOST')).toEqual(['丁']);
    expect(inRole(rota, 'PRESENTER')).toEqual(['丙']);
    expect(rota?.picks[1]?.reasons).toEqual([{ code: 'LONGEST_AGO', lastOn: dayOf(0), people: 2 }]);
  });

  it('passes over who is away, and says how many are', () => {
    const people = [member('甲', { absent: true }), ...circle('乙', '丙')];
    const [rota] = rotate([held(0, people, '乙', '丙'), session(1, people)], 1, 'seed');
    expect(rota?.picks.map((pick) => pick.personId)).not.toContain('甲');
    expect(rota?.picks[0]?.reasons).toContainEqual({ code: 'OTHERS_ABSENT', people: 1 });
  });

  it('lets a newcomer listen to two sessions first', () => {
    const people = [...circle('甲', '乙', '丙'), member('新', { joinedOn: dayOf(1) })];
    const rotas = rotate(series(4, people), 1, 'seed');
    const turns = rotas.map((rota) => rota.picks.some((pick) => pick.personId === '新'));
    expect(turns.slice(0, 3)).toEqual([false, false, false]);
    expect(turns[3]).toBe(true);
  });

  it('counts nobody who was there from the first session as a newcomer', () => {
    const people = circle('甲', '乙').map((person) => ({ ...person, joinedOn: dayOf(0) }));
    const [rota] = rotate(series(1, people), 1, 'seed');
    expect(rota?.relaxations).toEqual([]);
    expect(rota?.picks).toHaveLength(2);
  });

  it('starts a joiner at the lowest count: no string of turns to catch up', () => {
    const old = circle('甲', '乙', '丙');
    const joined = [...old, member('新', { joinedOn: dayOf(12) })];
    const rotas = rotate(
      [
        ...series(12, old),
        ...series(12, joined).map((each, index) => ({ ...each, originalOn: dayOf(12 + index), heldOn: dayOf(12 + index) })),
      ],
      1,
      'seed',
    );
    const after = rotas.slice(14);
    expect(counted(after, 'PRESENTER', '新')).toBeLessThanOrEqual(3);
    expect(counted(after, 'PRESENTER', '新')).toBeGreaterThanOrEqual(2);
  });

  it('starts somebody who returns at the lowest count', () => {
    const people = circle('甲', '乙', '丙');
    const without = [member('甲', { absent: true }), ...circle('乙', '丙', '丁')];
    const all = circle('甲', '乙', '丙', '丁');
    const sessions = Array.from({ length: 24 }, (_, index) => session(index, index < 3 ? people : index < 16 ? without : all));
    const after = rotate(sessions, 1, 'seed').slice(16);
    expect(counted(after, 'PRESENTER', '甲')).toBe(2);
  });

  it('keeps what people settled, and counts it', () => {
    const people = circle('甲', '乙', '丙');
    const [first, second] = rotate(
      [session(0, people, { settled: [{ personId: '乙', role: 'PRESENTER' }] }), session(1, people)],
      1,
      'seed',
    );
    expect(first?.picks).toContainEqual({ personId: '乙', role: 'PRESENTER', drawn: false, reasons: [] });
    expect(inRole(first, 'HOST')).not.toContain('乙');
    expect(inRole(second, 'PRESENTER')).not.toContain('乙');
  });

  it('draws otherwise with another seed', () => {
    const people = circle('甲', '乙', '丙', '丁', '戊', '己', '庚', '辛');
    const first = (seed: string): string =>
      rotate(series(1, people), 2, seed)[0]
        ?.picks.map((pick) => pick.personId)
        .join() ?? '';
    expect(new Set(['a', 'b', 'c', 'd', 'e'].map(first)).size).toBeGreaterThan(1);
  });
});

describe('a circle too small', () => {
  it('asks newcomers before it gives anything up, and says so', () => {
    const people = [...circle('甲', '乙'), member('新', { joinedOn: dayOf(1) })];
    const rotas = rotate([session(0, people), session(1, people)], 2, 'seed');
    expect(rotas[1]?.relaxations).toEqual(['NEWCOMERS_TAKE_PART']);
    expect(inRole(rotas[1], 'PRESENTER')).toHaveLength(2);
  });

  it('has fewer presenters before the host presents', () => {
    const [rota] = rotate(series(1, circle('甲', '乙')), 2, 'seed');
    expect(rota?.relaxations).toEqual(['FEWER_PRESENTERS']);
    expect(rota?.picks).toHaveLength(2);
  });

  it('lets the host present where nobody else is there', () => {
    const [rota] = rotate(series(1, [member('甲'), member('乙', { absent: true })]), 1, 'seed');
    expect(rota?.relaxations).toEqual(['HOST_PRESENTS']);
    expect(rota?.picks.map((pick) => [pick.personId, pick.role])).toEqual([
      ['甲', 'HOST'],
      ['甲', 'PRESENTER'],
    ]);
  });

  it('asks nobody where everybody is away', () => {
    const [rota] = rotate(series(1, [member('甲', { absent: true })]), 1, 'seed');
    expect(rota).toEqual({ originalOn: dayOf(0), picks: [], relaxations: ['NOBODY_AVAILABLE'] });
  });
});

describe('whoever is away when', () => {
  /** Sessions of a circle in which the first `steady` people are always there and the others come and go. */
  const scenario = fc
    .record({
      presenters: fc.integer({ min: 1, max: 4 }),
      steady: fc.integer({ min: 2, max: 8 }),
      others: fc.integer({ min: 0, max: 5 }),
      seed: fc.string(),
    })
    .filter((drawn) => drawn.steady >= drawn.presenters + 1)
    .chain((drawn) =>
      fc
        .array(fc.array(fc.boolean(), { minLength: drawn.others, maxLength: drawn.others }), { minLength: 1, maxLength: 60 })
        .map((away) => ({
          ...drawn,
          sessions: away.map((absences, index) =>
            session(index, [
              ...Array.from({ length: drawn.steady }, (_, steady) => member(`steady ${steady}`)),
              ...absences.map((absent, other) => member(`other ${other}`, { absent })),
            ]),
          ),
        })),
    );

  it('the counts of those always there differ by at most one, in each role', () => {
    fc.assert(
      fc.property(scenario, ({ sessions, presenters, steady, seed }) => {
        const rotas = rotate(sessions, presenters, seed);
        for (const role of ['HOST', 'PRESENTER'] as const) {
          const counts = Array.from({ length: steady }, (_, index) => counted(rotas, role, `steady ${index}`));
          expect(Math.max(...counts) - Math.min(...counts), `${role} ${counts.join(' ')}`).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('nobody away has a turn, the host does not present, and every turn is somebody else', () => {
    fc.assert(
      fc.property(scenario, ({ sessions, presenters, seed }) => {
        rotate(sessions, presenters, seed).forEach((rota, index) => {
          const people = rota.picks.map((pick) => pick.personId);
          expect(new Set(people).size).toBe(presenters + 1);
          const away = sessions[index]?.members.filter((each) => each.absent).map((each) => each.personId) ?? [];
          expect(people.filter((person) => away.includes(person))).toEqual([]);
        });
      }),
    );
  });

  it('every turn has its reasons', () => {
    fc.assert(
      fc.property(scenario, ({ sessions, presenters, seed }) => {
        const picks = rotate(sessions, presenters, seed).flatMap((rota) => rota.picks);
        expect(picks.every((pick) => pick.reasons.length > 0)).toBe(true);
      }),
    );
  });

  it('the same seed gives the same rota, in whatever order the members are listed', () => {
    fc.assert(
      fc.property(scenario, ({ sessions, presenters, seed }) => {
        const reversed = sessions.map((each) => ({ ...each, members: each.members.toReversed() }));
        expect(rotate(reversed, presenters, seed)).toEqual(rotate(sessions, presenters, seed));
      }),
    );
  });
});
