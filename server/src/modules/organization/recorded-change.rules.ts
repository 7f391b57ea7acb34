import { covers, type Span } from './term.rules.ts';

type Rows = readonly (Span & { readonly [field: string]: unknown })[];
/** Dated rows of each sort, as a trail keeps them. */
type Dated = { readonly [sort: string]: Rows };

/** What is true on a day, as text that can be compared: records of one column have their fields in one order. */
const factsOn = (record: Dated, day: string): string =>
  JSON.stringify(
    Object.entries(record).flatMap(([sort, rows]) => {
      const facts = rows.filter((row) => covers(row, day)).map(({ validFrom: _from, validTo: _to, ...rest }) => rest);
      return facts.length === 0 ? [] : [[sort, facts]];
    }),
  );

/** The first day on which something else is true afterwards than before; null where nothing is, on any day. */
export function firstDifferentDay(before: Dated | null, after: Dated | null): string | null {
  const [former, later] = [before ?? {}, after ?? {}];
  const days = [...Object.values(former), ...Object.values(later)]
    .flat()
    .flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, validTo]));
  return [...new Set(days)].sort().find((day) => factsOn(former, day) !== factsOn(later, day)) ?? null;
}
