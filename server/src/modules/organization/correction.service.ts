import type { Context } from '../../platform/context.ts';
import { authorize, checkVersion, found, type Rejected } from '../../platform/graphql/user-error.ts';
import type { CorrectOrgUnitInput, CorrectPositionInput } from './correction.inputs.ts';
import { type Change, changeOrganization, type Changed } from './dated-change.service.ts';
import { refuseLeavers, settleHolders, vacate } from './holding.service.ts';
import { leantOnOutsideLife } from './leaning.reads.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { refusal } from './organization.errors.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { Position } from './position.entity.ts';
import { beginOn, endOn, type Facts, overlap, rewriteWithin, type Span, type Term, type Timeline } from './term.rules.ts';
import { checkSeats, checkUnits } from './tree-check.service.ts';
import { seatBook, type SeatFacts, unitBook, type UnitFacts } from './timeline.service.ts';

// A new change never rewrites the past; a correction does. It says why, and the audit keeps what was on record before.

/** Puts right what is on record of a seat. Every rule of the chart holds afterwards on every day. */
export function correctPosition(ctx: Context, input: CorrectPositionInput): Promise<Changed<Position>> {
  authorize(ctx, mayChangeOrganization(ctx.viewer));
  return changeOrganization(ctx, 'correctPosition', async (tx) => {
    const { positionId: id, title, unitId, reportsToId, holderId, primary } = input;
    const position = found(tx, await tx.em.findOne(Position, { id }));
    begin(tx, position, input);
    const book = seatBook(tx);
    await book.open([id]);
    const before = book.get(id);
    const facts: Partial<SeatFacts> = {};
    if (typeof title === 'string') facts.title = title.trim();
    if (typeof unitId === 'string') facts.unit = unitId;
    if (reportsToId !== undefined) facts.reportsTo = reportsToId;
    // Whose main post it is is settled over all of theirs.
    if (holderId !== undefined) Object.assign(facts, { holder: holderId, primary: false });
    else if (primary === false) facts.primary = false;
    const corrected = vacate(correct(before, input, facts));
    book.set(id, corrected);
    const from = earlier(before, corrected);
    await checkSeats(tx.em, book, from);
    await refuseLeavers(tx, book);
    const holders = [...new Set([...before, ...corrected].flatMap((term) => term.facts.holder ?? []))];
    await settleHolders(tx, book, holders, input.from ?? from, primary === true ? id : undefined);
    await book.write();
    await tx.em.flush();
    await refuseIfLeantOnOutside(tx, 'seats', id);
    await tx.em.refresh(position);
    return position;
  });
}

/** The same for a unit. */
export function correctOrgUnit(ctx: Context, input: CorrectOrgUnitInput): Promise<Changed<OrgUnit>> {
  authorize(ctx, mayChangeOrganization(ctx.viewer));
  return changeOrganization(ctx, 'correctOrgUnit', async (tx) => {
    const { orgUnitId: id, name, kind, parentId, sortOrder, headPositionId, responsibilities } = input;
    const unit = found(tx, await tx.em.findOne(OrgUnit, { id }));
    begin(tx, unit, input);
    const book = unitBook(tx);
    await book.open([id]);
    const before = book.get(id);
    const facts: Partial<UnitFacts> = {};
    if (typeof name === 'string') facts.name = name.trim();
    if (kind) facts.kind = kind;
    if (parentId !== undefined) facts.parent = parentId;
    if (typeof sortOrder === 'number') facts.sortOrder = sortOrder;
    if (headPositionId !== undefined) facts.headPosition = headPositionId;
    if (responsibilities !== undefined) facts.responsibilities = responsibilities ?? '';
    const corrected = correct(before, input, facts);
    book.set(id, corrected);
    await checkUnits(tx.em, book, earlier(before, corrected));
    await book.write();
    await tx.em.flush();
    await refuseIfLeantOnOutside(tx, 'units', id);
    const heads = corrected.flatMap((term) => term.facts.headPosition ?? []);
    if ((await leantOnOutsideLife(tx.em, 'seats', [...new Set(heads)])).length > 0) {
      throw refusal('NOT_OPEN_THEN', 'headPositionId', {
        zh: '这个岗位并非在整段时间内都存在',
        en: 'That seat does not exist in all of this span',
      });
    }
    await tx.em.refresh(unit);
    return unit;
  });
}

function begin(tx: Change, subject: Position | OrgUnit, { version, reason }: CorrectPositionInput | CorrectOrgUnitInput): void {
  if (typeof version === 'number') checkVersion(subject, version);
  tx.trail.reason = reason.trim();
}

interface Correction {
  from?: string | null;
  to?: string | null;
  opensOn?: string | null;
  closesOn?: string | null;
}

/** The timeline with its true first and last day, and what was true in the span. */
function correct<F extends Facts>(timeline: Timeline<F>, { from, to, opensOn, closesOn }: Correction, facts: Partial<F>): Term<F>[] {
  const begun = opensOn ? beginOn(timeline, opensOn) : timeline;
  const lived = closesOn === undefined ? begun : endOn(begun, closesOn);
  const [first, last] = [lived[0], lived.at(-1)];
  if (!first || !last) throw noDays('closesOn');
  const life: Span = { validFrom: first.validFrom, validTo: last.validTo };
  const span: Span = { validFrom: from ?? life.validFrom, validTo: to ?? null };
  if (!overlap(life, span) || (span.validTo !== null && span.validTo <= span.validFrom)) throw noDays(from ? 'from' : 'to');
  return rewriteWithin(lived, span, (former) => ({ ...former, ...facts }));
}

const noDays = (field: string): Rejected =>
  refusal('NO_DAYS', field, { zh: '这段时间里没有一天在它存在的期间内', en: 'There is no day in this span on which it exists' });

const earlier = <F extends Facts>(a: Timeline<F>, b: Timeline<F>): string => {
  const [first, second] = [a[0]?.validFrom ?? '', b[0]?.validFrom ?? ''];
  return first < second ? first : second;
};

async function refuseIfLeantOnOutside(tx: Change, tree: 'seats' | 'units', id: string): Promise<void> {
  if ((await leantOnOutsideLife(tx.em, tree, [id])).length === 0) return;
  throw refusal('LEANT_ON', null, {
    zh: tree === 'seats' ? '那些日子里还有岗位、部门或代理依附于它，不能说它不存在' : '那些日子里还有岗位或下级部门属于它，不能说它不存在',
    en:
      tree === 'seats'
        ? 'On those days seats, units or a stand-in depend on it: it can’t have been missing'
        : 'On those days seats or units stand in it: it can’t have been missing',
  });
}
