interface Told {
  readonly validFrom: string;
  readonly validTo?: string | null;
  readonly responsibilities: string;
}

/** A span in which a unit answered for the same. */
export interface Duties {
  readonly from: string;
  /** The first day on which it no longer did; null while no end is known. */
  readonly to: string | null;
  readonly text: string;
  /** What came and what went with it; empty in the first span. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What a unit answered for, oldest first. Spans in which something else became different count as one. */
export function dutiesOf(terms: readonly Told[]): Duties[] {
  const spans: Duties[] = [];
  for (const { validFrom, validTo = null, responsibilities: text } of terms) {
    const before = spans.at(-1);
    if (before && before.text === text && before.to === validFrom) spans[spans.length - 1] = { ...before, to: validTo };
    else {
      const [lines, former] = [linesOf(text), before ? linesOf(before.text) : linesOf(text)];
      spans.push({
        from: validFrom,
        to: validTo,
        text,
        added: lines.filter((line) => !former.includes(line)),
        removed: former.filter((line) => !lines.includes(line)),
      });
    }
  }
  return spans;
}
