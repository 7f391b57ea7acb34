import { applyDifference, differenceOf } from '@hearth/server/modules/organization/difference.rules';
import { historyBetween, managersOn } from '@hearth/server/modules/organization/organization.reads';
import { stateOn, type OrgState } from '@hearth/server/modules/organization/state.rules';
import { isTimeline } from '@hearth/server/modules/organization/term.rules';
import { Person } from '@hearth/server/modules/people/person.entity';
import type { EntityManager } from '@hearth/server/platform/orm/orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { RequestFailed } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { Chart } from '../support/organization.ts';
import { OrganizationByDay, type Command, type Sheet } from '../support/organization-by-day.ts';

// Random histories, made as HR makes them. Beside the product stands a model that keeps a sheet of paper for every day: both must take and
// refuse the same changes, and say the same of every day.

const hearth = await hearthForThisFile();
const { build } = hearth;
const days = Array.from({ length: 14 }, (_, n) => new Date(Date.UTC(2026, 1, 27 + n)).toISOString().slice(0, 10));
const today = days.indexOf('2026-03-02');
const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');
const people = await Promise.all(['甲', '乙', '丙', '丁'].map(async (name) => (await build.person({ name })).id));
const em = hearth.services.orm.em.fork() as EntityManager;

const Change = {
  addUnit: graphql(`
    mutation AddUnitOfHistory($input: AddOrgUnitInput!) {
      did: addOrgUnit(input: $input) {
        made: orgUnit {
          id
        }
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  renameUnit: graphql(`
    mutation RenameUnitOfHistory($input: RenameOrgUnitInput!) {
      did: renameOrgUnit(input: $input) {
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  moveUnit: graphql(`
    mutation MoveUnitOfHistory($input: MoveOrgUnitInput!) {
      did: moveOrgUnit(input: $input) {
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  closeUnit: graphql(`
    mutation CloseUnitOfHistory($input: CloseOrgUnitInput!) {
      did: closeOrgUnit(input: $input) {
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  addSeat: graphql(`
    mutation AddSeatOfHistory($input: AddPositionInput!) {
      did: addPosition(input: $input) {
        made: position {
          id
        }
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  changeSeat: graphql(`
    mutation ChangeSeatOfHistory($input: ChangePositionInput!) {
      did: changePosition(input: $input) {
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  closeSeat: graphql(`
    mutation CloseSeatOfHistory($input: ClosePositionInput!) {
      did: closePosition(input: $input) {
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  assign: graphql(`
    mutation AssignSeatOfHistory($input: AssignPositionInput!) {
      did: assignPosition(input: $input) {
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  vacate: graphql(`
    mutation VacateSeatOfHistory($input: VacatePositionInput!) {
      did: vacatePosition(input: $input) {
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  drawLine: graphql(`
    mutation DrawLineOfHistory($input: AddDottedLineInput!) {
      did: addDottedLine(input: $input) {
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  endLine: graphql(`
    mutation EndLineOfHistory($input: RemoveDottedLineInput!) {
      did: removeDottedLine(input: $input) {
        changeId
        errors {
          code
          message
        }
      }
    }
  `),
  leave: graphql(`
    mutation LeaveInHistory($input: RecordLeavingInput!) {
      did: recordLeaving(input: $input) {
        errors {
          code
          message
        }
      }
    }
  `),
};

const Undo = graphql(`
  mutation UndoInHistory($input: UndoOrgChangeInput!) {
    did: undoOrgChange(input: $input) {
      errors {
        code
        message
      }
    }
  }
`);
const CorrectSeat = graphql(`
  mutation CorrectSeatOfHistory($input: CorrectPositionInput!) {
    did: correctPosition(input: $input) {
      changeId
      errors {
        code
        message
      }
    }
  }
`);
const CorrectUnit = graphql(`
  mutation CorrectUnitOfHistory($input: CorrectOrgUnitInput!) {
    did: correctOrgUnit(input: $input) {
      changeId
      errors {
        code
        message
      }
    }
  }
`);

interface Did {
  made?: { id: string } | null;
  changeId?: string | null;
  errors: readonly { code: string; message: string }[];
}

/** Through the API, as HR. */
async function change(command: Command): Promise<Did> {
  const effectiveOn = days[command.day] ?? '';
  switch (command.do) {
    case 'addUnit':
      return (await hr.run(Change.addUnit, { input: { name: 'unit', kind: 'TEAM', parentId: command.parent, effectiveOn } })).did;
    case 'renameUnit': {
      const { unit: orgUnitId, name, head: headPositionId, duties: responsibilities } = command;
      return (await hr.run(Change.renameUnit, { input: { orgUnitId, name, headPositionId, responsibilities, effectiveOn } })).did;
    }
    case 'moveUnit':
      return (await hr.run(Change.moveUnit, { input: { orgUnitId: command.unit, parentId: command.parent, effectiveOn } })).did;
    case 'closeUnit':
      return (await hr.run(Change.closeUnit, { input: { orgUnitId: command.unit, effectiveOn } })).did;
    case 'addSeat': {
      const { unit: unitId, reportsTo: reportsToId, holder: holderId, primary } = command;
      return (await hr.run(Change.addSeat, { input: { title: 'seat', unitId, reportsToId, holderId, primary, effectiveOn } })).did;
    }
    case 'changeSeat': {
      const { seat: positionId, title, unit: unitId, reportsTo: reportsToId } = command;
      return (await hr.run(Change.changeSeat, { input: { positionId, title, unitId, reportsToId, effectiveOn } })).did;
    }
    case 'closeSeat': {
      const { seat: positionId, moveReportsTo: moveReportsToId } = command;
      return (await hr.run(Change.closeSeat, { input: { positionId, moveReportsToId, effectiveOn } })).did;
    }
    case 'assign': {
      const { seat: positionId, person: personId, primary } = command;
      return (await hr.run(Change.assign, { input: { positionId, personId, primary, effectiveOn } })).did;
    }
    case 'vacate':
      return (await hr.run(Change.vacate, { input: { positionId: command.seat, standInId: command.standIn, effectiveOn } })).did;
    case 'drawLine':
      return (await hr.run(Change.drawLine, { input: { positionId: command.seat, reportsToId: command.reportsTo, effectiveOn } })).did;
    case 'endLine':
      return (await hr.run(Change.endLine, { input: { positionId: command.seat, reportsToId: command.reportsTo, effectiveOn } })).did;
    case 'leave':
      return (await hr.run(Change.leave, { input: { id: command.person, leftOn: effectiveOn } })).did;
  }
}

/** What is drawn: things by their number among those that were made so far. */
type Drawn = (made: Made) => Command;
interface Made {
  units: string[];
  seats: string[];
  /** `seat seat` */
  lines: string[];
}

// Small first days make histories that meet each other: most changes are of the next days, some of the past.
const aDay = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: today, max: days.length - 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: today - 1 }) },
);
const aNumber = fc.nat(11);
const pick = (ids: readonly string[], n: number) => ids[n % ids.length] ?? '';
const aPerson = fc.constantFrom(...people);
const perhaps = fc.option(fc.boolean());
const drawn: fc.Arbitrary<Drawn> = fc.oneof(
  fc.record({ day: aDay, n: aNumber }).map(({ day, n }): Drawn => ({ units }) => ({
    do: 'addUnit',
    day,
    parent: n === 0 ? null : pick(units, n),
  })),
  fc
    .record({ day: aDay, n: aNumber, m: fc.option(aNumber), name: fc.constantFrom(undefined, 'east', 'west'), what: fc.boolean() })
    .map(({ day, n, m, name, what }): Drawn => ({ units, seats }) => ({
      do: 'renameUnit',
      day,
      unit: pick(units, n),
      ...(name === undefined ? {} : { name }),
      ...(what ? { head: m === null ? null : pick(seats, m) } : { duties: `duties ${m}` }),
    })),
  fc.record({ day: aDay, n: aNumber, m: fc.option(aNumber) }).map(({ day, n, m }): Drawn => ({ units }) => ({
    do: 'moveUnit',
    day,
    unit: pick(units, n),
    parent: m === null ? null : pick(units, m),
  })),
  // The youngest are the likeliest to be empty.
  fc.record({ day: aDay, n: fc.nat(2) }).map(({ day, n }): Drawn => ({ units }) => ({
    do: 'closeUnit',
    day,
    unit: units.at(-1 - n) ?? '',
  })),
  fc
    .record({ day: aDay, n: aNumber, m: fc.option(aNumber), holder: fc.option(aPerson), primary: perhaps })
    .map(({ day, n, m, ...holding }): Drawn => ({ units, seats }) => ({
      do: 'addSeat',
      day,
      unit: pick(units, n),
      reportsTo: m === null ? null : pick(seats, m),
      ...holding,
    })),
  {
    weight: 3,
    arbitrary: fc
      .record({ day: aDay, seat: aNumber, n: aNumber, m: fc.option(aNumber), what: fc.nat(3) })
      .map(({ day, seat, n, m, what }): Drawn => ({ units, seats }) => ({
        do: 'changeSeat',
        day,
        seat: pick(seats, seat),
        ...(what === 0
          ? { title: `title ${n % 3}` }
          : what === 1
            ? { unit: pick(units, n) }
            : { reportsTo: m === null ? null : pick(seats, m) }),
      })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ day: aDay, n: aNumber, m: fc.option(aNumber) }).map(({ day, n, m }): Drawn => ({ seats }) => ({
      do: 'closeSeat',
      day,
      seat: pick(seats, n),
      moveReportsTo: m === null ? null : pick(seats, m),
    })),
  },
  {
    weight: 3,
    arbitrary: fc.record({ day: aDay, n: aNumber, person: aPerson, primary: perhaps }).map(({ n, ...rest }): Drawn => ({ seats }) => ({
      do: 'assign',
      seat: pick(seats, n),
      ...rest,
    })),
  },
  {
    weight: 3,
    arbitrary: fc.record({ day: aDay, n: aNumber, standIn: fc.option(aPerson) }).map(({ n, ...rest }): Drawn => ({ seats }) => ({
      do: 'vacate',
      seat: pick(seats, n),
      ...rest,
    })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ day: aDay, n: aNumber, m: aNumber }).map(({ day, n, m }): Drawn => ({ seats }) => ({
      do: 'drawLine',
      day,
      seat: pick(seats, n),
      reportsTo: pick(seats, m),
    })),
  },
  fc.record({ day: aDay, n: aNumber }).map(({ day, n }): Drawn => ({ seats, lines }) => {
    const [seat = '', reportsTo = ''] = (lines.length > 0 ? pick(lines, n) : `${pick(seats, n)} ${pick(seats, 0)}`).split(' ');
    return { do: 'endLine', day, seat, reportsTo };
  }),
  fc.record({ day: aDay, person: aPerson }).map((leaving): Drawn => () => ({ do: 'leave', ...leaving })),
);

/** A company to begin with: three units, four seats in two levels, three of them held. */
const founding: Drawn[] = [
  () => ({ do: 'addUnit', day: 0, parent: null }),
  ({ units }) => ({ do: 'addUnit', day: 0, parent: pick(units, 0) }),
  ({ units }) => ({ do: 'addUnit', day: 1, parent: pick(units, 0) }),
  ({ units }) => ({ do: 'addSeat', day: 0, unit: pick(units, 0), reportsTo: null, holder: people[0] ?? null, primary: null }),
  ({ units, seats }) => ({
    do: 'addSeat',
    day: 1,
    unit: pick(units, 1),
    reportsTo: pick(seats, 0),
    holder: people[1] ?? null,
    primary: null,
  }),
  ({ units, seats }) => ({
    do: 'addSeat',
    day: 2,
    unit: pick(units, 2),
    reportsTo: pick(seats, 1),
    holder: people[2] ?? null,
    primary: null,
  }),
  ({ units, seats }) => ({ do: 'addSeat', day: 2, unit: pick(units, 1), reportsTo: pick(seats, 1), holder: null, primary: null }),
];

async function begin(): Promise<void> {
  for (const table of ['dotted_line', 'stand_in', 'org_unit_term', 'position_term', 'position', 'org_unit'])
    await em.execute(`delete from ${table}`);
  await em.nativeUpdate(Person, { id: { $in: people } }, { leftOn: null });
}

/** As the product reads it, but for main posts. */
const sheetOf = (state: OrgState): Sheet => ({
  units: new Map(
    [...state.units].map(([id, { name, parent, headPosition, responsibilities }]) => [
      id,
      { name, parent, head: headPosition, duties: responsibilities },
    ]),
  ),
  seats: new Map([...state.seats].map(([id, { title, unit, reportsTo, holder }]) => [id, { title, unit, reportsTo, holder }])),
  standIns: new Map(state.standIns),
  dottedLines: new Set([...state.dottedLines].flatMap(([seat, to]) => [...to].map((each) => `${seat} ${each}`))),
});

const statesNow = async (): Promise<OrgState[]> => {
  const history = await historyBetween(em, '2000-01-01', '2100-01-01');
  const rows = [...history.units, ...history.seats].map(({ id, validFrom, validTo }) => ({ id, validFrom, validTo }));
  for (const own of Map.groupBy(rows, ({ id }) => id).values()) {
    expect(isTimeline(own.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)))).toBe(true);
  }
  const lines = [
    ...history.standIns.map((row) => ({ of: row.seat, row })),
    ...history.dottedLines.map((row) => ({ of: `${row.seat} ${row.reportsTo}`, row })),
  ];
  for (const own of Map.groupBy(lines, ({ of }) => of).values()) {
    const spans = own.map(({ row }) => row).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    spans.forEach((span, n) => {
      expect(span.validTo === null || span.validFrom < span.validTo).toBe(true);
      if (n > 0) expect(spans[n - 1]?.validTo ?? '9999').toSatisfy((end: string) => end <= span.validFrom);
    });
  }
  return days.map((day) => stateOn(history, day));
};

/** Person → the seat that is their main post; everybody who holds seats has exactly one. */
function mainPosts({ seats }: OrgState): Map<string, string> {
  const held = [...seats.values()].filter(({ holder }) => holder !== null);
  const main = held.filter(({ primary }) => primary);
  expect(main.map(({ holder }) => holder).sort()).toEqual([...new Set(held.map(({ holder }) => holder))].sort());
  for (const { holder, primary } of seats.values()) expect(holder !== null || primary).toBe(true);
  return new Map(main.map(({ holder, id }) => [holder ?? '', id]));
}

/** A main post stays what it is on every day, unless it is given up or another was asked for. */
function checkMainPosts(before: readonly OrgState[], after: readonly OrgState[], command: Command, id: string): void {
  const asked = command.do === 'assign' ? command : command.do === 'addSeat' ? { ...command, seat: id, person: command.holder } : null;
  days.forEach((_, n) => {
    const [then, now] = [before[n], after[n]];
    if (!then || !now) return;
    const posts = mainPosts(now);
    for (const [person, seat] of mainPosts(then)) {
      const ofThem = asked?.person === person && n >= command.day;
      const prefers = ofThem && asked.primary === true && command.day >= today && now.seats.get(asked.seat)?.holder === person;
      if (prefers) expect(posts.get(person)).toBe(asked.seat);
      else if (ofThem && asked.primary === false && asked.seat === seat) expect(posts.has(person)).toBe(true);
      else if (now.seats.get(seat)?.holder === person) expect(posts.get(person)).toBe(seat);
    }
  });
}

/** Up, seat by seat, on a sheet. */
function walkToManager({ seats, standIns }: Sheet, own: string | undefined, person: string): string | undefined {
  for (let id = seats.get(own ?? '')?.reportsTo ?? null; id !== null; id = seats.get(id)?.reportsTo ?? null) {
    const inCharge = seats.get(id)?.holder ?? standIns.get(id);
    if (inCharge !== undefined && inCharge !== person) return inCharge;
  }
  return undefined;
}

async function checkDay(n: number, sheet: Sheet, state: OrgState): Promise<void> {
  const day = days[n] ?? '';
  const posts = mainPosts(state);
  const managers = await managersOn(em, people, day);
  for (const person of people) expect([day, managers.get(person)]).toEqual([day, walkToManager(sheet, posts.get(person), person)]);

  const { orgChart } = await hr.run(Chart, { asOf: day });
  expect(orgChart.nodes.map(({ position }) => position.id).sort()).toEqual([...sheet.seats.keys()].sort());
  expect(orgChart.headcount).toBe(posts.size);
  expect(orgChart.vacancies).toBe([...sheet.seats.values()].filter(({ holder }) => holder === null).length);
  for (const node of orgChart.nodes) {
    const below = orgChart.nodes.filter(({ reportsTo }) => reportsTo === node.position.id);
    const own = node.holder && node.primary ? 1 : 0;
    expect(node.headcount).toBe(below.reduce((sum, { headcount }) => sum + headcount, own));
    expect(node.directReports).toBe(below.length);
    expect(node.reportsTo).toBe(sheet.seats.get(node.position.id)?.reportsTo ?? null);
  }
}

test('after any changes, every day is what a model without timelines says, and both refuse the same', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: 6, maxLength: 16 }), fc.nat(days.length - 1), async (history, anyDay) => {
      await begin();
      const made: Made = { units: [], seats: [], lines: [] };
      const model = new OrganizationByDay(days.length, today);
      let states = await statesNow();
      const told: string[] = [];
      for (const draw of [...founding, ...history]) {
        const command = draw(made);
        // A last day that moves later gives back what nobody has taken: the tests of leaving hold that.
        if (command.do === 'leave' && command.day > (model.left.get(command.person) ?? Infinity)) continue;
        const did = await change(command);
        const id = did.made?.id ?? 'refused';
        const refused = model.try(command, id);
        told.push(`${JSON.stringify(command)}: ${did.errors.map(({ code }) => code).join() || id}, ${refused ?? 'done'}`);
        expect(did.errors.length > 0, told.join('\n')).toBe(refused !== null);
        if (command.do === 'addUnit' && !refused) made.units.push(id);
        if (command.do === 'addSeat' && !refused) made.seats.push(id);
        if (command.do === 'drawLine' && !refused) made.lines.push(`${command.seat} ${command.reportsTo}`);
        const before = states;
        states = await statesNow();
        if (refused !== null) expect(states, told.join('\n')).toEqual(before);
        expect(states.map(sheetOf), told.join('\n')).toEqual(model.sheets);
        if (refused === null) checkMainPosts(before, states, command, id);
      }
      for (const n of [0, today, anyDay, days.length - 1]) await checkDay(n, model.sheets[n] as Sheet, states[n] as OrgState);
      const [first, second] = [states[anyDay] as OrgState, states[today] as OrgState];
      expect(applyDifference(first, differenceOf(first, second))).toEqual(second);
    }),
    { numRuns: 150 },
  );
});

/** What is wrong with a day: nothing, as long as every rule holds. */
async function checkRules(states: readonly OrgState[], told: readonly string[]): Promise<void> {
  const persons = await em.find(Person, { id: { $in: people }, leftOn: { $ne: null } }, { refresh: true });
  const lastDays = new Map(persons.map(({ id, leftOn }) => [id, leftOn ?? '']));
  states.forEach((state, n) => {
    const isHere = (person: string | null) => (days[n] ?? '') <= (lastDays.get(person ?? '') ?? '9999');
    for (const { holder } of state.seats.values()) expect(isHere(holder), told.join('\n')).toBe(true);
    for (const person of state.standIns.values()) expect(isHere(person), told.join('\n')).toBe(true);
  });
  for (const state of states) {
    expect(() => mainPosts(state), told.join('\n')).not.toThrow();
    const isThere = (id: string | null, among: ReadonlyMap<string, unknown>) => id === null || among.has(id);
    for (const { parent, headPosition } of state.units.values()) {
      expect([isThere(parent, state.units), isThere(headPosition, state.seats)], told.join('\n')).toEqual([true, true]);
    }
    for (const { unit, reportsTo } of state.seats.values()) {
      expect([isThere(unit, state.units), isThere(reportsTo, state.seats)]).toEqual([true, true]);
    }
    for (const [seat, lines] of state.dottedLines) for (const id of [seat, ...lines]) expect(state.seats.has(id)).toBe(true);
    for (const seat of state.standIns.keys()) expect(state.seats.has(seat)).toBe(true);
    const climb = (parentOf: (id: string) => string | null | undefined, start: string, most: number) => {
      let steps = 0;
      for (let id = parentOf(start); id; id = parentOf(id)) steps += 1;
      expect(steps).toBeLessThanOrEqual(most);
    };
    for (const id of state.seats.keys()) climb((each) => bounded(state.seats.get(each)?.reportsTo), id, state.seats.size);
    for (const id of state.units.keys()) climb((each) => bounded(state.units.get(each)?.parent), id, state.units.size);
  }
}

let climbed = 0;
/** Ends a climb that goes in circles. */
function bounded(id: string | null | undefined): string | null {
  climbed = id ? climbed + 1 : 0;
  if (climbed > 10_000) throw new Error('The climb goes in circles');
  return id ?? null;
}

/** What an undo took away is not found by who goes on naming it. */
const orNotFound = (run: () => Promise<Did>): Promise<Did> =>
  run().catch((error: unknown) => {
    if (error instanceof RequestFailed && error.codes.join() === 'NOT_FOUND') return { errors: [{ code: 'NOT_FOUND', message: '' }] };
    throw error;
  });

type Correction = (made: Made) => Promise<Did>;

const aSpan = fc.record({ from: fc.nat(days.length - 2), length: fc.option(fc.integer({ min: 1, max: 5 })) });
const correction: fc.Arbitrary<Correction> = fc
  .record({
    span: aSpan,
    n: aNumber,
    m: fc.option(aNumber),
    person: fc.option(aPerson),
    what: fc.nat(6),
    end: fc.option(fc.nat(days.length - 1)),
  })
  .map(({ span, n, m, person, what, end }) => async ({ units, seats }) => {
    const dates = {
      from: days[span.from],
      to: span.length === null ? null : days[Math.min(days.length - 1, span.from + span.length)],
      reason: 'a record',
    };
    const [positionId, orgUnitId] = [pick(seats, n), pick(units, n)];
    const closesOn = end === null ? null : days[end];
    const inputs = [
      { ...dates, positionId, title: `title ${n % 3}` },
      { ...dates, positionId, reportsToId: m === null ? null : pick(seats, m) },
      { ...dates, positionId, holderId: person },
      { ...dates, positionId, primary: n % 2 === 0 },
      { positionId, closesOn, reason: 'a record' },
    ];
    const input = inputs[what];
    if (input) return (await hr.run(CorrectSeat, { input })).did;
    const ofUnit = what === 5 ? { ...dates, parentId: m === null ? null : pick(units, m) } : { closesOn, reason: 'a record' };
    return (await hr.run(CorrectUnit, { input: { orgUnitId, ...ofUnit } })).did;
  });

test(
  'the last change undone, every day is as it was; any undo and any correction leaves every rule held, or nothing changed',
  { timeout: 120_000 },
  async () => {
    const move = fc.oneof(
      { weight: 6, arbitrary: drawn.map((draw) => ({ sort: 'change' as const, draw })) },
      { weight: 3, arbitrary: correction.map((correct) => ({ sort: 'correction' as const, correct })) },
      { weight: 2, arbitrary: fc.constant({ sort: 'undo' as const, back: 0 }) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }).map((back) => ({ sort: 'undo' as const, back })) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 6, maxLength: 14 }), async (moves) => {
        await begin();
        const made: Made = { units: [], seats: [], lines: [] };
        /** Every change that may be undone, with what was true before it, the latest last; null: something else came after. */
        const done: { changeId: string; before: OrgState[] | null }[] = [];
        let states = await statesNow();
        const told: string[] = [];
        for (const next of [...founding.map((draw) => ({ sort: 'change' as const, draw })), ...moves]) {
          const before = states;
          if (next.sort === 'undo') {
            const undone = done.at(-1 - next.back);
            if (!undone) continue;
            const { did } = await hr.run(Undo, { input: { changeId: undone.changeId } });
            told.push(`undo ${done.length - 1 - next.back}: ${did.errors.map(({ code }) => code).join()}`);
            states = await statesNow();
            if (did.errors.length > 0) expect(states).toEqual(before);
            else if (undone.before !== null && undone === done.at(-1)) expect(states).toEqual(undone.before);
            if (undone.before !== null && undone === done.at(-1)) expect(did.errors).toEqual([]);
            done.splice(done.indexOf(undone), 1);
            if (did.errors.length === 0) for (const later of done) later.before = null;
          } else {
            const command = next.sort === 'change' ? next.draw(made) : null;
            const did = await orNotFound(() => (next.sort === 'correction' ? next.correct(made) : change(command ?? next.draw(made))));
            states = await statesNow();
            if (did.errors.length > 0) expect(states).toEqual(before);
            else if (did.changeId) done.push({ changeId: did.changeId, before });
            // No undo takes a leaving back; what it changed stands after what was done before.
            else if (command?.do === 'leave') for (const earlier of done) earlier.before = null;
            if (did.made && command?.do === 'addUnit') made.units.push(did.made.id);
            if (did.made && command?.do === 'addSeat') made.seats.push(did.made.id);
          }
          await checkRules(states, told);
        }
      }),
      { numRuns: 80 },
    );
  },
);
