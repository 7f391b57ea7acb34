import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLocale, type Locale } from '../../platform/locale.ts';
import type { StoredStep } from './reorg-step.rules.ts';
import type { StageWords } from './stage-draft.rules.ts';
import { type StageSeat, type StageState, type StageUnit } from './stage-level.rules.ts';
import { type Stage, stageSteps } from './stage-template.rules.ts';
import { LEVELS, levelInTitle, titleOfLevel, topInTitle } from './stage-title.rules.ts';

const counted = (): ((prefix: string) => string) => {
  let made = 0;
  return (prefix) => `new-${prefix}-${++made}`;
};
const wordsIn = (locale: Locale): StageWords => ({ say: (text) => inLocale(text, locale), company: '禾木' });
const apply = (state: StageState, stage: Stage, locale: Locale = 'zh-CN', newId = counted()): StageState =>
  carriedOut(state, stageSteps(state, stage, wordsIn(locale), newId));

/** Carries steps out one after another, and refuses what the mutations refuse. */
function carriedOut(state: StageState, steps: readonly StoredStep[]): StageState {
  const seats = new Map(state.seats.map((seat) => [seat.id, seat]));
  const units = new Map(state.units.map((unit) => [unit.id, unit]));
  const need = <T>(all: ReadonlyMap<string, T>, id: unknown): T => {
    const one = all.get(String(id));
    if (!one) throw new Error(`There is no ${String(id)}`);
    return one;
  };
  const put = (seat: StageSeat) => {
    if (need(units, seat.unit).ends && !seat.ends) throw new Error(`${seat.id} would outlast its unit`);
    const before = seats.get(seat.id)?.reportsTo;
    if (seat.reportsTo !== null && seat.reportsTo !== before && need(seats, seat.reportsTo).ends)
      throw new Error(`${seat.id} would outlast its superior`);
    seats.set(seat.id, seat);
    const passed = new Set<string>();
    for (let at: string | null = seat.id; at !== null; at = need(seats, at).reportsTo) {
      if (passed.has(at)) throw new Error(`A loop through ${at}`);
      passed.add(at);
    }
  };
  const run: Record<string, (input: StoredStep['input']) => void> = {
    addOrgUnit: ({ id, name, kind, parentId }) => {
      if (parentId !== null && need(units, parentId).ends) throw new Error('The unit would outlast its parent');
      const unit = { id, name, kind, parent: parentId, headPosition: null, usedLater: false, ends: false } as StageUnit;
      units.set(unit.id, unit);
    },
    renameOrgUnit: ({ orgUnitId, headPositionId }) => {
      const unit = need(units, orgUnitId);
      units.set(unit.id, { ...unit, headPosition: need(seats, headPositionId).id });
    },
    closeOrgUnit: ({ orgUnitId }) => {
      const unit = need(units, orgUnitId);
      const isUsed =
        unit.usedLater ||
        [...seats.values()].some((seat) => seat.unit === unit.id) ||
        [...units.values()].some(({ parent }) => parent === unit.id);
      if (isUsed) throw new Error(`${unit.name} is not empty`);
      units.delete(unit.id);
    },
    addPosition: ({ id, title, unitId, reportsToId }) => {
      const vacant = { holder: null, primary: true, heldLater: false, ends: false };
      put({ ...vacant, id, title, unit: unitId, reportsTo: reportsToId } as StageSeat);
    },
    changePosition: ({ positionId, title, reportsToId }) => {
      const seat = need(seats, positionId);
      put({ ...seat, title: String(title ?? seat.title), reportsTo: reportsToId === undefined ? seat.reportsTo : String(reportsToId) });
    },
    closePosition: ({ positionId, moveReportsToId }) => {
      const seat = need(seats, positionId);
      if (seat.holder !== null || seat.heldLater) throw new Error(`Somebody holds ${seat.title}`);
      for (const report of [...seats.values()].filter(({ reportsTo }) => reportsTo === seat.id))
        put({ ...report, reportsTo: need(seats, moveReportsToId).id });
      seats.delete(seat.id);
      for (const unit of units.values()) if (unit.headPosition === seat.id) units.set(unit.id, { ...unit, headPosition: null });
    },
  };
  for (const { action, input } of steps) {
    const step = run[action];
    if (!step) throw new Error(`A template has no use for ${action}`);
    step(input);
  }
  return { seats: [...seats.values()], units: [...units.values()] };
}

const TITLES = [
  '总经理',
  'CEO',
  '董事长',
  '成员',
  '主管',
  '销售总监',
  '销售副总',
  '销售经理',
  '大区经理',
  '华东区经理',
  '销售主管',
  '销售员',
  '客户经理',
  '客户经理（售中）',
  '售前顾问',
  '售后专员',
  '客服',
  '销售助理',
  '财务经理',
  '人事专员',
  'Sales manager',
  'Regional manager',
  'Team lead',
  'Account executive',
  'Sales assistant',
  'After-sales engineer',
  'General manager',
  'Head of Sales',
  'Accountant',
];
const UNITS = ['销售部', '华东区', '北方大区', '财务部', '客户服务部', '售前组', '一组', 'Sales', 'North region', 'Support'];

/** Any company: the order of its seats says nothing of who is above whom. */
const aCompany: fc.Arbitrary<StageState> = fc
  .record({
    units: fc.array(
      fc.record({
        name: fc.constantFrom(...UNITS),
        kind: fc.constantFrom('DEPARTMENT', 'REGION', 'TEAM'),
        parent: fc.nat(),
        head: fc.nat(),
        usedLater: fc.boolean(),
        ends: fc.nat(9),
      }),
      { maxLength: 6 },
    ),
    seats: fc.array(
      fc.record({
        title: fc.constantFrom(...TITLES),
        unit: fc.nat(),
        superior: fc.nat(),
        isRoot: fc.nat(7),
        held: fc.nat(3),
        later: fc.nat(5),
        beside: fc.nat(6),
        ends: fc.nat(12),
      }),
      { maxLength: 24 },
    ),
    isEmpty: fc.nat(20),
    order: fc.infiniteStream(fc.nat(1000)),
  })
  .map(({ units, seats, isEmpty, order }): StageState => {
    if (isEmpty === 0) return { seats: [], units: [] };
    const made: StageUnit[] = [{ id: 'u', name: '禾木', kind: 'COMPANY', parent: null, headPosition: null, usedLater: true, ends: false }];
    for (const [i, { name, kind, parent, head, usedLater, ends }] of units.entries()) {
      const outer = made[parent % made.length];
      made.push({
        id: `u${i}`,
        name,
        kind,
        parent: outer?.id ?? null,
        headPosition: head % 3 === 0 && seats.length > 0 ? `s${head % seats.length}` : null,
        usedLater,
        ends: outer?.ends === true || ends === 0,
      });
    }
    const placed = seats.map(({ title, unit, superior, isRoot, held, later, beside, ends }, i): StageSeat => {
      const inside = made[unit % made.length];
      return {
        id: `s${i}`,
        title,
        unit: inside?.id ?? 'u',
        reportsTo: i === 0 || isRoot === 0 ? null : `s${superior % i}`,
        holder: held === 0 ? null : `p${i}`,
        primary: held === 0 || beside > 0,
        heldLater: later === 0,
        ends: inside?.ends === true || ends === 0,
      };
    });
    const at = new Map(placed.map(({ id }) => [id, order.next().value]));
    return { units: made, seats: placed.sort((a, b) => (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0)) };
  });

const aStage = fc.constantFrom<Stage>('EARLY', 'LATER');
const aLocale = fc.constantFrom<Locale>('zh-CN', 'en');
const RUNS = { numRuns: 3_000 };

describe('a stage template, on any company', () => {
  it('can be carried out step by step, and again after itself or the other one', () => {
    fc.assert(
      fc.property(aCompany, fc.array(aStage, { minLength: 1, maxLength: 4 }), aLocale, (company, stages, locale) => {
        const newId = counted();
        let state = company;
        for (const stage of stages) state = apply(state, stage, locale, newId);
      }),
      RUNS,
    );
  });

  it('takes no seat from anybody, moves nobody to another unit, and leaves nobody without a superior who had one', () => {
    fc.assert(
      fc.property(aCompany, aStage, (company, stage) => {
        const after = new Map(apply(company, stage).seats.map((seat) => [seat.id, seat]));
        for (const seat of company.seats) {
          const now = after.get(seat.id);
          if (seat.holder !== null || seat.heldLater || seat.ends) expect(now).toBeDefined();
          if (!now) continue;
          expect({ ...now, title: '', reportsTo: '' }).toEqual({ ...seat, title: '', reportsTo: '' });
          if (seat.reportsTo !== null) expect(after.get(now.reportsTo ?? '')).toBeDefined();
          if (seat.ends) expect(now.title).toBe(seat.title);
        }
      }),
      RUNS,
    );
  });

  it('does nothing on its own result', () => {
    fc.assert(
      fc.property(aCompany, aStage, aLocale, fc.boolean(), (company, stage, locale, fromOther) => {
        const newId = counted();
        const before = fromOther ? apply(company, stage === 'EARLY' ? 'LATER' : 'EARLY', locale, newId) : company;
        const once = apply(before, stage, locale, newId);
        expect(stageSteps(once, stage, wordsIn(locale), newId)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('makes the line of the stage: every level is there, each below the level above', () => {
    const above: Record<Stage, Record<string, readonly string[]>> = {
      EARLY: { MANAGER: ['TOP'], SALESPERSON: ['MANAGER'], ASSISTANT: ['SALESPERSON'] },
      LATER: {
        DIRECTOR: ['TOP'],
        MANAGER: ['DIRECTOR'],
        REGION_MANAGER: ['DIRECTOR'],
        SUPERVISOR: ['MANAGER', 'REGION_MANAGER'],
        PRESALES: ['SUPERVISOR'],
        INSALES: ['SUPERVISOR'],
        AFTERSALES: ['SUPERVISOR'],
      },
    };
    const say = ({ title }: StageSeat) => (topInTitle(title) === null ? levelInTitle(title) : 'TOP');
    fc.assert(
      fc.property(aCompany, aStage, (company, stage) => {
        const { seats } = apply(company, stage);
        const known = new Map(seats.map((seat) => [seat.id, seat]));
        const lasting = seats.filter(({ ends }) => !ends);
        // Whoever is above the top stays there, whatever they are called.
        const aboveTops = new Set<string>();
        for (const seat of lasting.filter((each) => say(each) === 'TOP'))
          for (let at = known.get(seat.reportsTo ?? ''); at; at = known.get(at.reportsTo ?? '')) aboveTops.add(at.id);
        for (const seat of lasting) {
          const level = say(seat);
          if (level === null || level === 'TOP' || aboveTops.has(seat.id)) continue;
          const superior = known.get(seat.reportsTo ?? '');
          expect(above[stage][level], seat.title).toContain(superior && say(superior));
        }
        for (const level of Object.keys(above[stage])) expect(lasting.map(say)).toContain(level);
      }),
      RUNS,
    );
  });

  it('closes nothing on the way to the later stage', () => {
    fc.assert(
      fc.property(aCompany, (company) => {
        const steps = stageSteps(company, 'LATER', wordsIn('en'), counted());
        expect(steps.filter(({ action }) => action.startsWith('close'))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a stage template, by example', () => {
  const seat = (id: string, title: string, reportsTo: string | null, more: Partial<StageSeat> = {}): StageSeat => ({
    id,
    title,
    reportsTo,
    unit: 'u',
    holder: id,
    primary: true,
    heldLater: false,
    ends: false,
    ...more,
  });
  const unit = (id: string, name: string, kind: StageUnit['kind'], parent: string | null): StageUnit => ({
    id,
    name,
    kind,
    parent,
    headPosition: null,
    usedLater: false,
    ends: false,
  });
  const company = unit('u', '禾木', 'COMPANY', null);
  const say = ({ seats }: StageState) => {
    const known = new Map(seats.map((each) => [each.id, each]));
    const name = (id: string | null): string => {
      const one = known.get(id ?? '');
      return one ? (one.holder ?? `(${one.title})`) : '-';
    };
    return seats.map((each) => `${name(each.id)} ${each.title} → ${name(each.reportsTo)}`);
  };
  const small: StageState = { units: [company], seats: [seat('甲', '总经理', null), seat('乙', '成员', '甲'), seat('丙', '成员', '甲')] };

  it('gives three people in one room a whole line, with 客户服务部 for what nobody does', () => {
    const later = apply(small, 'LATER');
    expect(say(later)).toEqual([
      '甲 总经理 → -',
      '乙 客户经理（售中） → (销售主管)',
      '丙 客户经理（售中） → (销售主管)',
      '(销售总监) 销售总监 → 甲',
      '(销售经理) 销售经理 → (销售总监)',
      '(区域经理) 区域经理 → (销售总监)',
      '(销售主管) 销售主管 → (销售经理)',
      '(销售主管) 销售主管 → (区域经理)',
      '(售前顾问) 售前顾问 → (销售主管)',
      '(售后专员) 售后专员 → (销售主管)',
    ]);
    expect(later.units.map(({ name }) => name)).toEqual(['禾木', '客户服务部', '售前组', '售后组']);
  });

  it('takes the vacant seats and the emptied units of the later stage away again', () => {
    const newId = counted();
    const early = apply(apply(small, 'LATER', 'zh-CN', newId), 'EARLY', 'zh-CN', newId);
    expect(early.units.map(({ name }) => name)).toEqual(['禾木']);
    expect(say(early)).toEqual([
      '甲 总经理 → -',
      '乙 销售员 → (销售经理)',
      '丙 销售员 → (销售经理)',
      '(销售经理) 销售经理 → 甲',
      '(销售助理) 销售助理 → 乙',
    ]);
  });

  it('makes the manager of a region its 区域经理, opens the seat in a region without one, and keeps a title that says more', () => {
    const regions: StageState = {
      units: [company, unit('s', '销售部', 'DEPARTMENT', 'u'), unit('e', '华东区', 'REGION', 's'), unit('n', '北方区', 'REGION', 's')],
      seats: [
        seat('甲', 'CEO', null),
        seat('乙', '销售经理', '甲', { unit: 'e' }),
        seat('丙', '华南区经理', '甲', { unit: 's' }),
        seat('丁', '财务经理', '甲', { unit: 's' }),
      ],
    };
    const later = apply(regions, 'LATER');
    expect(say(later).slice(0, 4)).toEqual(['甲 CEO → -', '乙 区域经理 → (销售总监)', '丙 华南区经理 → (销售总监)', '丁 财务经理 → 甲']);
    const opened = later.seats.find(({ title, holder, unit: at }) => title === '区域经理' && holder === null && at === 'n');
    expect(later.units.find(({ id }) => id === 'n')?.headPosition).toBe(opened?.id);
  });

  it('gives a company without seats a line to fill', () => {
    const { seats, units } = apply({ seats: [], units: [] }, 'EARLY', 'en');
    expect(units.map(({ name }) => name)).toEqual(['禾木']);
    expect(seats.map(({ title }) => title)).toEqual(['General manager', 'Sales manager', 'Salesperson', 'Sales assistant']);
  });
});

describe('the titles of a template', () => {
  it('are understood again, in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      for (const level of LEVELS) expect(levelInTitle(inLocale(titleOfLevel(level), locale))).toBe(level);
      expect(topInTitle(inLocale(titleOfLevel('TOP'), locale))).toBe(0);
    }
  });
});
