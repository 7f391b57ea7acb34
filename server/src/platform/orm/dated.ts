import { raw } from '@mikro-orm/core';
import { Index } from '@mikro-orm/decorators/legacy';

// Dated rows are true in `[valid_from, valid_to)`. server/decisions/dated-rows.md says why their indexes are on the end.

/** The end of a dated row, later than every day where none is known. Indexes and queries have to say it alike, else no index is used. */
export const endOfTerm = (column: string): string => `coalesce(${column}, 'infinity')`;

/**
 * The index behind `holdsOn`, of a class of dated rows: of those that have the same values it visits only the ones that end after a day,
 * however much was true before it. It serves the references of its first column too: these say `index: false`.
 */
export function DatedIndex(...properties: string[]): ClassDecorator {
  return (target) => {
    const index = Index<object, string>({
      properties: [...properties, 'validTo'] as never[],
      expression: (columns, table, name) => {
        const columnOf: Readonly<Record<string, string>> = columns;
        const parts = [...properties.map((property) => `"${columnOf[property] ?? property}"`), endOfTerm('"valid_to"')];
        return `create index "${name}" on "${table.name}" (${parts.join(', ')})`;
      },
    });
    index(target);
  };
}

/** The filter for entities that are true on a day. */
export const onDay = (day: string) => ({ validFrom: { $lte: day }, [raw((alias) => endOfTerm(`${alias}.valid_to`))]: { $gt: day } });
