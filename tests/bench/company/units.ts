import { addDays } from '@hearth/server/platform/time/wall-clock';
import { ADOPTED_ON, type Making } from './making.ts';
import type { Seat } from './seats.ts';

const TEAM = 15;

/** The units that the upper seats head: the company, regions, divisions and their teams. Answers the unit of every seat. */
export function makeUnits(making: Making, seats: readonly Seat[]): string[] {
  const { ids, rows } = making;
  const unitOf: string[] = [];
  const numbers = new Map<string, number>();
  const numbered = (kind: string) => {
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    return number;
  };
  for (const [index, seat] of seats.entries()) {
    const above = seat.parent === null ? null : (unitOf[seat.parent] ?? null);
    const isTeam = seat.parent !== null && seats[seat.parent]?.headsDivision === true && seat.size >= TEAM;
    const [kind, name] =
      seat.parent === null
        ? ['COMPANY', '基准贸易']
        : seat.headsDivision
          ? ['DEPARTMENT', `销售${numbered('DEPARTMENT')}部`]
          : isTeam
            ? ['TEAM', `第${numbered('TEAM')}组`]
            : seat.size > 1000
              ? ['REGION', `第${numbered('REGION')}大区`]
              : [null, ''];
    if (kind === null) {
      unitOf[index] = above ?? '';
      continue;
    }
    const unit = rows.add('org_unit', { id: ids.next('unit'), version: 1 }).id;
    unitOf[index] = unit;
    writeTerms(making, { unit, above, kind, name, head: seat.position, place: seat.place });
  }
  return unitOf;
}

interface Unit {
  unit: string;
  above: string | null;
  kind: string;
  name: string;
  head: string;
  place: number;
}

/** One unit in ten was called otherwise at first. */
function writeTerms({ random, ids, rows }: Making, { unit, above, kind, name, head, place }: Unit): void {
  const term = (validFrom: string, validTo: string | null, called: string) =>
    rows.add('org_unit_term', {
      id: ids.next('ut'),
      unit_id: unit,
      valid_from: validFrom,
      valid_to: validTo,
      name: called,
      kind,
      parent_id: above,
      sort_order: place,
      head_position_id: head,
      responsibilities: '',
    });
  if (!random.chance(0.1)) {
    term(ADOPTED_ON, null, name);
    return;
  }
  const renamedOn = addDays(ADOPTED_ON, random.whole(1, 300));
  term(ADOPTED_ON, renamedOn, `筹备${name}`);
  term(renamedOn, null, name);
}
