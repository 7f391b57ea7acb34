import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, checkVersion, found } from '../../platform/graphql/user-error.ts';
import { type Change, changeOrganization, type Changed, effectiveDay } from './dated-change.service.ts';
import { giveSeat, isActedFor, settleHolders, standIn, vacate } from './holding.service.ts';
import type {
  AddPositionInput,
  AssignPositionInput,
  ChangePositionInput,
  ClosePositionInput,
  VacatePositionInput,
} from './organization.inputs.ts';
import { refusal } from './organization.errors.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { leaningOnSeat } from './organization.reads.ts';
import { DottedLine, Position, StandIn } from './position.entity.ts';
import { changeFrom, closeFrom, rewriteWithin, termOn } from './term.rules.ts';
import { checkSeats } from './tree-check.service.ts';
import { type SeatBook, type SeatFacts, seatBook, unitBook } from './timeline.service.ts';

/** Opens a new seat. It may have begun in the past: nothing is on record there that it could rewrite. */
export function addPosition(ctx: Context, input: AddPositionInput, id?: string): Promise<Changed<Position>> {
  authorize(ctx, mayChangeOrganization(ctx.viewer));
  return changeOrganization(ctx, 'addPosition', async (tx) => {
    const on = input.effectiveOn ?? (await today(tx));
    const position = new Position();
    if (id !== undefined) position.id = id;
    tx.em.persist(position);
    const book = seatBook(tx);
    const facts: SeatFacts = {
      title: input.title.trim(),
      unit: input.unitId,
      reportsTo: input.reportsToId ?? null,
      holder: null,
      primary: true,
      sortOrder: input.sortOrder ?? 0,
    };
    book.add(position.id, { validFrom: on, validTo: null, facts });
    await checkSeats(tx.em, book, on);
    if (input.holderId) {
      await giveSeat(tx, book, { seat: position.id, person: input.holderId, field: 'holderId', on, primary: input.primary ?? null });
    }
    await book.write();
    return position;
  });
}

export function changePosition(ctx: Context, input: ChangePositionInput): Promise<Changed<Position>> {
  return changeSeat(ctx, 'changePosition', input, async (tx, book, on) => {
    const changes: Partial<SeatFacts> = {};
    if (typeof input.title === 'string') changes.title = input.title.trim();
    if (typeof input.unitId === 'string') changes.unit = input.unitId;
    if (input.reportsToId !== undefined) changes.reportsTo = input.reportsToId;
    if (typeof input.sortOrder === 'number') changes.sortOrder = input.sortOrder;
    book.set(input.positionId, changeFrom(book.get(input.positionId), on, changes));
    await checkSeats(tx.em, book, on);
  });
}

/** Ends a vacant seat. Nobody who reports to it is left behind: they need another seat to report to. */
export function closePosition(ctx: Context, input: ClosePositionInput): Promise<Changed<Position>> {
  return changeSeat(ctx, 'closePosition', input, async (tx, book, on) => {
    const { positionId: id, moveReportsToId } = input;
    const later = { validFrom: on, validTo: null };
    if (book.get(id).some((term) => term.facts.holder !== null && (term.validTo === null || term.validTo > on))) {
      throw refusal('POSITION_FILLED', 'positionId', {
        zh: '这个岗位还有人在任（或已安排），请先免去再撤销',
        en: 'Somebody holds this seat then or is planned to: vacate it first',
      });
    }
    const leaning = await leaningOnSeat(tx.em, id, on);
    if (leaning.reports.length > 0) {
      if (!moveReportsToId) {
        throw refusal('POSITION_HAS_REPORTS', 'moveReportsToId', {
          zh: `还有 ${leaning.reports.length} 个岗位向它汇报，请选择他们之后向谁汇报`,
          en: `${leaning.reports.length} seats report to it: say to which seat they will report`,
        });
      }
      await book.open(leaning.reports);
      for (const report of leaning.reports) {
        const moved = rewriteWithin(book.get(report), later, (facts) =>
          facts.reportsTo === id ? { ...facts, reportsTo: moveReportsToId } : facts,
        );
        book.set(report, moved);
      }
    }
    book.set(id, closeFrom(book.get(id), on));
    const units = unitBook(tx);
    await units.open(leaning.headed);
    for (const unit of leaning.headed) {
      units.set(
        unit,
        rewriteWithin(units.get(unit), later, (facts) => (facts.headPosition === id ? { ...facts, headPosition: null } : facts)),
      );
    }
    await checkSeats(tx.em, book, on);
    await units.write();
    const open = { $or: [{ validTo: null }, { validTo: { $gt: on } }] };
    await end(tx, await tx.em.find(DottedLine, { $and: [{ $or: [{ position: id }, { reportsTo: id }] }, open] }), on);
    await end(tx, await tx.em.find(StandIn, { position: id, ...open }), on);
  });
}

/** Ends dated rows on a day; what had not begun by then is taken back. */
async function end(tx: Change, rows: readonly (DottedLine | StandIn)[], on: string): Promise<void> {
  await tx.trail.touch(
    tx.em,
    'Position',
    rows.map(({ position }) => position.id),
  );
  for (const row of rows) {
    if (row.validFrom < on) row.validTo = on;
    else tx.em.remove(row);
  }
}

export function assignPosition(ctx: Context, input: AssignPositionInput): Promise<Changed<Position>> {
  return changeSeat(ctx, 'assignPosition', input, (tx, book, on) =>
    giveSeat(tx, book, { seat: input.positionId, person: input.personId, field: 'personId', on, primary: input.primary ?? null }),
  );
}

export function vacatePosition(ctx: Context, input: VacatePositionInput): Promise<Changed<Position>> {
  return changeSeat(ctx, 'vacatePosition', input, async (tx, book, on) => {
    const { positionId: id, standInId } = input;
    const holder = termOn(book.get(id), on)?.facts.holder ?? null;
    if (holder === null && !standInId && !(await isActedFor(tx, id, on))) {
      throw refusal('POSITION_VACANT', 'positionId', { zh: '这个岗位那天本来就空缺', en: 'Nobody holds this seat on that day' });
    }
    if (holder !== null) {
      book.set(id, vacate(changeFrom(book.get(id), on, { holder: null })));
      await settleHolders(tx, book, [holder], on);
    }
    await standIn(tx, book, id, standInId ?? null, on);
  });
}

/** What every change of one seat has in common: who may, when, which version, and that the seat exists on that day. */
function changeSeat(
  ctx: Context,
  action: string,
  input: { positionId: string; effectiveOn?: string | null; version?: number | null },
  change: (tx: Change, book: SeatBook, on: string) => Promise<void>,
): Promise<Changed<Position>> {
  authorize(ctx, mayChangeOrganization(ctx.viewer));
  return changeOrganization(ctx, action, async (tx) => {
    const position = found(tx, await tx.em.findOne(Position, { id: input.positionId }));
    if (typeof input.version === 'number') checkVersion(position, input.version);
    const on = await effectiveDay(tx, input.effectiveOn);
    const book = seatBook(tx);
    await book.open([position.id]);
    if (!termOn(book.get(position.id), on)) {
      throw refusal('NOT_OPEN_THEN', 'effectiveOn', { zh: `这个岗位在 ${on} 不存在`, en: `This seat does not exist on ${on}` });
    }
    await change(tx, book, on);
    await book.write();
    await tx.em.flush();
    await tx.em.refresh(position);
    return position;
  });
}
