import { AuditEntry } from '../../platform/audit/audit-entry.entity.ts';
import type { Context } from '../../platform/context.ts';
import type { Node } from '../../platform/graphql/node.ts';
import { authorize, ConflictError, found, Rejected } from '../../platform/graphql/user-error.ts';
import { addDays } from '../../platform/time/wall-clock.ts';
import { Person } from '../people/person.entity.ts';
import type { UndoOrgChangeInput } from './correction.inputs.ts';
import { type Change, changeOrganization, type Changed } from './dated-change.service.ts';
import { refuseLeavers, unsettledPrimaries } from './holding.service.ts';
import { leantOnOutsideLife } from './leaning.reads.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { refusal } from './organization.errors.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { DottedLine, Position, StandIn } from './position.entity.ts';
import { MOST_TO_UNDO, subjectsOf } from './recorded-change.reads.ts';
import { putBackPlans } from './reorg-plan.service.ts';
import type { Facts, Term } from './term.rules.ts';
import { seatBook, type SeatFacts, unitBook, type UnitFacts } from './timeline.service.ts';
import { changedSince, type Recorded, recordsOf, type SubjectType } from './trail.service.ts';
import { checkSeats, checkUnits, firstMissing, ownLives } from './tree-check.service.ts';

/** What was put back; what the undone change had made is no more, and stands here no longer. */
export interface PutBack {
  readonly positions: Position[];
  readonly orgUnits: OrgUnit[];
}

/** One subject of the change that is undone. */
interface Subject {
  readonly type: SubjectType;
  readonly id: string;
  /** Null: the change made it. */
  readonly before: Recorded | null;
  readonly after: Recorded | null;
}

/**
 * Puts back what was true before one change, all of it or nothing. Refused where somebody has changed any of it since: an undo never takes
 * back what its author has not seen. It is a change itself, and can be undone.
 */
export function undoOrgChange(ctx: Context, { changeId }: UndoOrgChangeInput): Promise<Changed<PutBack>> {
  authorize(ctx, mayChangeOrganization(ctx.viewer));
  return changeOrganization(ctx, 'undoOrgChange', async (tx) => {
    await refuseIfTooMany(tx, changeId);
    const entries = await tx.em.find(AuditEntry, { change: changeId, subjectType: { $in: ['Position', 'OrgUnit'] } });
    found(tx, entries[0]);
    const subjects = entries.map(({ subjectType, subjectId, before, after }): Subject => ({
      type: subjectType as SubjectType,
      id: subjectId,
      before: before as Recorded | null,
      after: after as Recorded | null,
    }));
    const of = (type: SubjectType) => subjects.filter((subject) => subject.type === type);
    await refuseIfChangedSince(tx, of('OrgUnit'));
    await refuseIfChangedSince(tx, of('Position'));
    // Units and seats name each other, so what is missing must be there before either is written.
    await bringBack(tx, subjects);
    await putBackTerms(tx, of('OrgUnit'), of('Position'));
    for (const { id, before } of of('Position')) await putBackBeside(tx, id, before);
    await tx.em.flush();
    await refuseIfLeantOn(tx, of('OrgUnit'), 'units');
    await refuseIfLeantOn(tx, of('Position'), 'seats');
    await putBackPlans(tx, changeId);
    await tx.em.flush();
    return removeNew(tx, subjects);
  });
}

async function refuseIfTooMany(tx: Change, changeId: string): Promise<void> {
  const subjects = (await subjectsOf(tx.em, [changeId])).get(changeId) ?? 0;
  if (subjects <= MOST_TO_UNDO) return;
  throw refusal('TOO_MANY_TO_UNDO', 'changeId', {
    zh: `这次变更涉及 ${subjects} 个岗位和部门，一次最多撤销 ${MOST_TO_UNDO} 个；请改用导入或更正`,
    en: `This change concerns ${subjects} seats and units; at most ${MOST_TO_UNDO} can be taken back at once. Import or correct them instead`,
  });
}

async function refuseIfChangedSince(tx: Change, subjects: readonly Subject[]): Promise<void> {
  const [some] = subjects;
  if (!some) return;
  const ids = subjects.map(({ id }) => id);
  const now = await recordsOf(tx.em, some.type, ids);
  const other = subjects.find(({ id, after }) => changedSince({ subjectId: id, after }, now));
  if (other) throw await overtaken(tx, other);
}

async function overtaken(tx: Change, { type, id }: Subject): Promise<Rejected> {
  const current: Node | null = type === 'Position' ? await tx.em.findOne(Position, { id }) : await tx.em.findOne(OrgUnit, { id });
  return new Rejected([
    {
      code: 'CHANGED_SINCE',
      path: ['changeId'],
      message: {
        zh: '这次变更之后又有人改过，不能撤销；请看过现在的内容再决定',
        en: 'Somebody has changed this again since, so it can’t be undone: look at what is there now',
      },
      as: () => Object.assign(new ConflictError(), { current }),
    },
  ]);
}

/** What an undo had taken away gets its identity back. What was closed on its first day has kept it. */
async function bringBack(tx: Change, subjects: readonly Subject[]): Promise<void> {
  const gone = subjects.filter(({ before, after }) => before !== null && after === null);
  const wanted = { id: { $in: gone.map(({ id }) => id) } };
  const kept = new Set([...(await tx.em.find(Position, wanted)), ...(await tx.em.find(OrgUnit, wanted))].map(({ id }) => id));
  for (const { type, id } of gone) {
    if (kept.has(id)) continue;
    if (type === 'Position') await tx.em.insert(Position, { id, version: 1 });
    else await tx.em.insert(OrgUnit, { id, version: 1 });
  }
}

async function putBackTerms(tx: Change, ofUnits: readonly Subject[], ofSeats: readonly Subject[]): Promise<void> {
  const units = unitBook(tx);
  await units.open(ofUnits.map(({ id }) => id));
  for (const { id, before } of ofUnits) units.set(id, termsIn<UnitFacts>(before));
  const seats = seatBook(tx);
  await seats.open(ofSeats.map(({ id }) => id));
  for (const { id, before } of ofSeats) seats.set(id, termsIn<SeatFacts>(before));
  // What the change had made is taken away, so its days count too: somebody's other post may lean on it as their main one.
  const days = [...ofUnits, ...ofSeats].flatMap(({ before, after }) =>
    [before, after].flatMap((record) => record?.terms?.[0]?.validFrom ?? []),
  );
  const [from] = days.sort();
  if (from !== undefined) await check(tx, units, seats, ofSeats, from);
  await refuseIfLost(tx, units, seats, ofUnits, ofSeats);
  await units.write();
  await tx.em.flush();
  await seats.write();
  await tx.em.flush();
}

/** The same rules as for every change: what was well then need not be well beside what others changed since. */
async function check(
  tx: Change,
  units: ReturnType<typeof unitBook>,
  seats: ReturnType<typeof seatBook>,
  ofSeats: readonly Subject[],
  from: string,
): Promise<void> {
  await checkUnits(tx.em, units, from);
  await checkSeats(tx.em, seats, from, units);
  await refuseLeavers(tx, seats);
  const holders = ofSeats
    .flatMap(({ before, after }) => [...(before?.terms ?? []), ...(after?.terms ?? [])])
    .flatMap(({ holder }) => (typeof holder === 'string' ? holder : []));
  const [unsettled] = (await unsettledPrimaries(tx, seats, [...new Set(holders)], from)).keys();
  if (unsettled !== undefined) throw await overtaken(tx, { type: 'Position', id: unsettled, before: null, after: null });
}

/** What comes back may name seats that have been closed or taken away since, and stand-ins who have left. */
async function refuseIfLost(
  tx: Change,
  units: ReturnType<typeof unitBook>,
  seats: ReturnType<typeof seatBook>,
  ofUnits: readonly Subject[],
  ofSeats: readonly Subject[],
): Promise<void> {
  const heads = ofUnits.flatMap((subject) =>
    units.get(subject.id).flatMap((term) => (term.facts.headPosition === null ? [] : { id: term.facts.headPosition, span: term, subject })),
  );
  const ends = ofSeats.flatMap((subject) =>
    (subject.before?.dottedLines ?? []).flatMap((line) => [subject.id, String(line.reportsTo)].map((id) => ({ id, span: line, subject }))),
  );
  const missing = await firstMissing(tx.em, 'seats', [...heads, ...ends], ownLives(seats));
  if (missing) throw await overtaken(tx, missing.need.subject);
  const acting = ofSeats.flatMap((subject) => (subject.before?.standIns ?? []).map((row) => ({ row, subject })));
  const ids = [...new Set(acting.map(({ row }) => String(row.person)))];
  const people = new Map((await tx.em.find(Person, { id: { $in: ids } })).map((person) => [person.id, person]));
  for (const { row, subject } of acting) {
    const person = people.get(String(row.person));
    const gone = person?.leftOn ? addDays(person.leftOn, 1) : null;
    if (!person || (gone !== null && (row.validTo === null || row.validTo > gone))) throw await overtaken(tx, subject);
  }
}

/** A record's terms as a timeline. A record is what `recordsOf` read of the same columns. */
const termsIn = <F extends Facts>(record: Recorded | null): Term<F>[] =>
  (record?.terms ?? []).map(({ validFrom, validTo, ...facts }) => ({ validFrom, validTo, facts: facts as F }));

/** Stand-ins and dotted lines of a seat. */
async function putBackBeside(tx: Change, seat: string, before: Recorded | null): Promise<void> {
  const position = tx.em.getReference(Position, seat, { wrapped: true });
  await tx.em.nativeDelete(StandIn, { position: seat });
  await tx.em.nativeDelete(DottedLine, { position: seat });
  for (const { person, validFrom, validTo } of before?.standIns ?? []) {
    tx.em.persist(
      Object.assign(new StandIn(), { position, person: tx.em.getReference(Person, String(person), { wrapped: true }), validFrom, validTo }),
    );
  }
  for (const { reportsTo, validFrom, validTo } of before?.dottedLines ?? []) {
    tx.em.persist(
      Object.assign(new DottedLine(), {
        position,
        reportsTo: tx.em.getReference(Position, String(reportsTo), { wrapped: true }),
        validFrom,
        validTo,
      }),
    );
  }
}

async function refuseIfLeantOn(tx: Change, subjects: readonly Subject[], tree: 'seats' | 'units'): Promise<void> {
  const [leant] = await leantOnOutsideLife(
    tx.em,
    tree,
    subjects.map(({ id }) => id),
  );
  const subject = subjects.find(({ id }) => id === leant);
  if (subject) throw await overtaken(tx, subject);
}

async function removeNew(tx: Change, subjects: readonly Subject[]): Promise<PutBack> {
  const idsOf = (type: SubjectType, isNew: boolean) =>
    subjects.filter((subject) => subject.type === type && (subject.before === null) === isNew).map(({ id }) => id);
  await tx.em.nativeDelete(Position, { id: { $in: idsOf('Position', true) } });
  await tx.em.nativeDelete(OrgUnit, { id: { $in: idsOf('OrgUnit', true) } });
  tx.em.clear();
  return {
    positions: await tx.em.find(Position, { id: { $in: idsOf('Position', false) } }),
    orgUnits: await tx.em.find(OrgUnit, { id: { $in: idsOf('OrgUnit', false) } }),
  };
}
