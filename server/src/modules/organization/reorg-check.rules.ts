import type { OrgState, SeatState } from './state.rules.ts';

export type StateCheck =
  | { readonly kind: 'ORPHAN'; readonly seat: string }
  | { readonly kind: 'SPAN_TOO_WIDE'; readonly seat: string; readonly span: number }
  | { readonly kind: 'EMPTY_HEAD'; readonly seat: string; readonly unit: string | null; readonly reports: number };

/**
 * What an editor should look at before a draft becomes the chart: seats that lost their superior, spans that the draft makes too wide, and
 * seats in charge that it leaves without anybody, holder or stand-in. What was so before the draft is not the draft's doing.
 */
export function checksOf(before: OrgState, after: OrgState, spanLimit: number): StateCheck[] {
  const [reportsBefore, reportsAfter] = [reportsIn(before), reportsIn(after)];
  const headed = (state: OrgState) =>
    new Map([...state.units.values()].flatMap(({ id, headPosition }) => (headPosition === null ? [] : [[headPosition, id]])));
  const [headsBefore, headsAfter] = [headed(before), headed(after)];
  const checks: StateCheck[] = [];
  for (const seat of after.seats.values()) {
    const former = before.seats.get(seat.id);
    if (isTop(after, seat) && former && !isTop(before, former)) checks.push({ kind: 'ORPHAN', seat: seat.id });
    const span = reportsAfter.get(seat.id) ?? 0;
    if (span > spanLimit && span > (reportsBefore.get(seat.id) ?? 0)) checks.push({ kind: 'SPAN_TOO_WIDE', seat: seat.id, span });
    const unit = headsAfter.get(seat.id) ?? null;
    const inCharge = span > 0 || unit !== null;
    const wasSo = former !== undefined && isEmpty(before, former) && ((reportsBefore.get(seat.id) ?? 0) > 0 || headsBefore.has(seat.id));
    if (inCharge && isEmpty(after, seat) && !wasSo) checks.push({ kind: 'EMPTY_HEAD', seat: seat.id, unit, reports: span });
  }
  return checks;
}

const isTop = (state: OrgState, seat: SeatState): boolean => seat.reportsTo === null || !state.seats.has(seat.reportsTo);

const isEmpty = (state: OrgState, seat: SeatState): boolean => seat.holder === null && !state.standIns.has(seat.id);

function reportsIn(state: OrgState): Map<string, number> {
  const reports = new Map<string, number>();
  for (const { reportsTo } of state.seats.values()) if (reportsTo !== null) reports.set(reportsTo, (reports.get(reportsTo) ?? 0) + 1);
  return reports;
}
