import type { Context } from '../../platform/context.ts';
import type { Text } from '../../platform/locale.ts';
import { Person } from '../people/person.entity.ts';
import type { StateCheck } from './reorg-check.rules.ts';
import type { HostLost } from './reorg-plan.events.ts';
import type { Conflict, StoredStep } from './reorg-step.rules.ts';
import { subjectOf } from './reorg-step.rules.ts';
import type { OrgState, SeatState } from './state.rules.ts';
import type { Value } from './term.rules.ts';

/** What people call the seats, units and people of some states: the last state that has one names it. */
export interface Names {
  /** A seat by its holder and title; a vacant one by its title and unit. */
  seat(id: Value | undefined): Text;
  /** As the first state that has it calls it: who is to leave it holds it there. */
  formerSeat(id: Value | undefined): Text;
  unit(id: Value | undefined): string;
  person(id: Value | undefined): string;
}

const NOBODY: Text = { zh: '无', en: 'nobody' };

/** What is to be named: people by their ids, seats by their holders. */
export interface Mentioned {
  readonly seats: readonly (Value | undefined)[];
  readonly people: readonly (Value | undefined)[];
}

/** What steps mention. */
export const mentionedIn = (steps: readonly StoredStep[]): Mentioned => ({
  seats: steps.flatMap((step) => [subjectOf(step).id, step.input.reportsToId, step.input.headPositionId]),
  people: steps.flatMap(({ input }) => [input.personId, input.holderId, input.standInId]),
});

export async function namesIn(ctx: Context, states: readonly OrgState[], ...mentioned: readonly Mentioned[]): Promise<Names> {
  const seats = mentioned.flatMap((each) => each.seats);
  const holders = states.flatMap((state) => seats.map((id) => state.seats.get(String(id))?.holder));
  const people = await namesOfPeople(ctx, [...mentioned.flatMap((each) => each.people), ...holders]);
  const find = <S>(among: (state: OrgState) => ReadonlyMap<string, S>, id: string): S | undefined =>
    states.map((state) => among(state).get(id)).findLast((found) => found !== undefined);
  const person = (id: Value | undefined) => people.get(String(id)) ?? '';
  const unit = (id: Value | undefined) => find((state) => state.units, String(id))?.name ?? '';
  const say = (seat: SeatState | undefined): Text => {
    if (!seat) return { zh: '（已撤销的岗位）', en: '(a closed seat)' };
    if (seat.holder !== null) return { zh: `${person(seat.holder)}（${seat.title}）`, en: `${person(seat.holder)} (${seat.title})` };
    const of = unit(seat.unit);
    return { zh: `${of}${seat.title}（空缺）`, en: `${seat.title}, ${of} (vacant)` };
  };
  return {
    person,
    unit,
    seat: (id) => (id === null || id === undefined ? NOBODY : say(find((state) => state.seats, String(id)))),
    formerSeat: (id) => say(states.find(({ seats: of }) => of.has(String(id)))?.seats.get(String(id))),
  };
}

async function namesOfPeople(ctx: Context, ids: readonly (Value | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => typeof id === 'string');
  const people = await ctx.em.find(Person, { id: { $in: wanted } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** One step in words. */
export function sayStep(step: StoredStep, names: Names): Text {
  const { action, input } = step;
  const { id } = subjectOf(step);
  const seat = names.seat(id);
  const former = names.formerSeat(id);
  const unit = names.unit(id);
  switch (action) {
    case 'addOrgUnit':
      return { zh: `新设部门「${String(input.name)}」`, en: `New unit “${String(input.name)}”` };
    case 'renameOrgUnit':
      return sayRename(unit, input, names);
    case 'moveOrgUnit':
      return input.parentId === undefined
        ? { zh: `调整「${unit}」的排序`, en: `Another place in the order for “${unit}”` }
        : {
            zh: `「${unit}」划入「${names.unit(input.parentId) || '顶层'}」`,
            en: `“${unit}” moves into “${names.unit(input.parentId) || 'the top'}”`,
          };
    case 'closeOrgUnit':
      return { zh: `撤销部门「${unit}」`, en: `“${unit}” ends` };
    case 'addPosition':
      return {
        zh: `在「${names.unit(input.unitId)}」新设岗位「${String(input.title)}」${input.holderId ? `，由${names.person(input.holderId)}担任` : ''}`,
        en: `New seat “${String(input.title)}” in “${names.unit(input.unitId)}”${input.holderId ? `, held by ${names.person(input.holderId)}` : ''}`,
      };
    case 'changePosition':
      return sayChange(seat, input, names);
    case 'closePosition':
      return { zh: `撤销岗位 ${seat.zh}`, en: `${seat.en} ends` };
    case 'assignPosition':
      return { zh: `${names.person(input.personId)}出任 ${former.zh}`, en: `${names.person(input.personId)} takes ${former.en}` };
    case 'vacatePosition':
      return input.standInId
        ? {
            zh: `${former.zh} 空出，由${names.person(input.standInId)}代理`,
            en: `${former.en} becomes vacant; ${names.person(input.standInId)} acts for it`,
          }
        : { zh: `${former.zh} 空出`, en: `${former.en} becomes vacant` };
  }
}

function sayRename(unit: string, input: StoredStep['input'], names: Names): Text {
  const parts: Text[] = [];
  if (typeof input.name === 'string') parts.push({ zh: `改名为「${input.name}」`, en: `is renamed “${input.name}”` });
  if (typeof input.kind === 'string') parts.push({ zh: '改变类别', en: 'becomes another sort of unit' });
  if (input.headPositionId !== undefined) {
    const head = names.seat(input.headPositionId);
    parts.push({ zh: `负责岗位改为 ${head.zh}`, en: `is headed by ${head.en}` });
  }
  if (input.responsibilities !== undefined) parts.push({ zh: '改变职责', en: 'gets other duties' });
  return joined({ zh: `「${unit}」`, en: `“${unit}”` }, parts);
}

function sayChange(seat: Text, input: StoredStep['input'], names: Names): Text {
  const parts: Text[] = [];
  if (typeof input.title === 'string') parts.push({ zh: `改称「${input.title}」`, en: `is called “${input.title}”` });
  if (typeof input.unitId === 'string')
    parts.push({ zh: `调入「${names.unit(input.unitId)}」`, en: `moves to “${names.unit(input.unitId)}”` });
  if (input.reportsToId !== undefined) {
    const above = names.seat(input.reportsToId);
    parts.push({ zh: `改向 ${above.zh} 汇报`, en: `reports to ${above.en}` });
  }
  if (parts.length === 0) parts.push({ zh: '调整排序', en: 'takes another place in the order' });
  return joined(seat, parts);
}

const joined = (subject: Text, parts: readonly Text[]): Text => ({
  zh: `${subject.zh} ${parts.map(({ zh }) => zh).join('，')}`,
  en: `${subject.en} ${parts.map(({ en }) => en).join(', ')}`,
});

/** What is different of a fact, as it is shown: a seat, a unit or a person by name. */
function sayFact(fact: string, value: Value, names: Names): Text {
  if (fact === 'reportsTo' || fact === 'headPosition') return names.seat(value);
  if (fact === 'unit' || fact === 'parent') return same(value === null ? '—' : names.unit(value));
  if (fact === 'holder' || fact === 'standIn') return value === null ? NOBODY : same(names.person(value));
  if (LISTS.has(fact)) return sayList(String(value ?? ''), names);
  return same(value === null || value === '' ? '—' : String(value));
}
const LISTS = new Set(['reports', 'dottedLines', 'dottedReports']);

function sayList(ids: string, names: Names): Text {
  if (ids === '') return NOBODY;
  const seats = ids.split(' ').map((id) => names.seat(id));
  return { zh: seats.map(({ zh }) => zh).join('、'), en: seats.map(({ en }) => en).join(', ') };
}
const same = (text: string): Text => ({ zh: text, en: text });

const FACTS: Readonly<Record<string, Text>> = {
  name: { zh: '名称', en: 'the name' },
  kind: { zh: '类别', en: 'the sort of unit' },
  headPosition: { zh: '负责岗位', en: 'the head' },
  responsibilities: { zh: '职责', en: 'the duties' },
  parent: { zh: '上级部门', en: 'the unit it stands in' },
  sortOrder: { zh: '排序', en: 'the order' },
  title: { zh: '职务', en: 'the title' },
  unit: { zh: '部门', en: 'the unit' },
  reportsTo: { zh: '汇报对象', en: 'the superior' },
  holder: { zh: '任职者', en: 'the holder' },
  primary: { zh: '主岗或兼岗', en: 'main or concurrent post' },
  standIn: { zh: '代理人', en: 'who acts for it' },
  reports: { zh: '直接下级', en: 'what reports to it' },
  dottedLines: { zh: '虚线汇报', en: 'its dotted lines' },
  dottedReports: { zh: '虚线下级', en: 'what reports to it by dotted lines' },
};

/** A conflict in words; `by` is who changed it meanwhile. */
export function sayConflict({ step, fact, was, isNow, planned }: Conflict, names: Names, by: string | null): Text {
  const { type, id } = subjectOf(step);
  const subject = type === 'unit' ? same(`「${names.unit(id)}」`) : names.seat(id);
  const who = by === null ? { zh: '有人', en: 'Somebody' } : same(by);
  if (fact === null) return { zh: `${who.zh}已撤销 ${subject.zh}`, en: `${who.en} has ended ${subject.en} meanwhile` };
  const what = FACTS[fact] ?? same(fact);
  const [before, now, plan] = [was, isNow, planned].map((value) => sayFact(fact, value, names));
  const ending = step.action === 'closePosition' || step.action === 'closeOrgUnit';
  return {
    zh: `${who.zh}已把 ${subject.zh} 的${what.zh}从 ${before?.zh ?? ''} 改为 ${now?.zh ?? ''}；${ending ? '方案要撤销它' : `方案要改为 ${plan?.zh ?? ''}`}`,
    en: `${who.en} has changed ${what.en} of ${subject.en} from ${before?.en ?? ''} to ${now?.en ?? ''}; the plan ${ending ? 'ends it' : `makes it ${plan?.en ?? ''}`}`,
  };
}

export function sayCheck(check: StateCheck, names: Names, spanLimit: number): Text {
  const seat = names.seat(check.seat);
  switch (check.kind) {
    case 'ORPHAN':
      return { zh: `${seat.zh} 不再向任何岗位汇报`, en: `${seat.en} no longer reports to any seat` };
    case 'SPAN_TOO_WIDE':
      return {
        zh: `${seat.zh} 将有 ${check.span} 个直接下级，超过上限 ${spanLimit}`,
        en: `${check.span} seats would report to ${seat.en}; the limit is ${spanLimit}`,
      };
    case 'EMPTY_HEAD':
      return check.unit === null
        ? {
            zh: `${seat.zh} 没有人担任或代理，而有 ${check.reports} 个岗位向它汇报`,
            en: `Nobody holds or acts for ${seat.en}, and ${check.reports} seats report to it`,
          }
        : {
            zh: `${seat.zh} 负责「${names.unit(check.unit)}」，但没有人担任或代理`,
            en: `${seat.en} heads “${names.unit(check.unit)}”, and nobody holds or acts for it`,
          };
  }
}

export const sayHostLost = ({ personId, title, on }: HostLost, names: Names): Text => ({
  zh: `${names.person(personId)} 要主持 ${on} 的「${title}」，却将不在它的圈子里`,
  en: `${names.person(personId)} hosts “${title}” on ${on} and would no longer be in its circle`,
});
