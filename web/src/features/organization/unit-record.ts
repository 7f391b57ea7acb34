import type { OrgUnitKind, UnitRecordQuery } from '../../gql/graphql';
import { termAt } from './seat-record';

/** A unit with everything that was, is and is planned of it. */
export type UnitRecord = NonNullable<UnitRecordQuery['orgUnit']>;

interface Named {
  readonly id: string;
  readonly name: string;
}

interface UnitFacts {
  readonly name: string;
  readonly kind: OrgUnitKind;
  readonly responsibilities: string;
  readonly parent?: Named | null;
  readonly headPosition?: { readonly id: string } | null;
}

interface UnitTerm extends Partial<UnitFacts> {
  readonly validFrom: string;
  readonly validTo?: string | null;
  readonly sortOrder: number;
}

/** What is changed of a unit, live or in the draft of a plan. */
export interface EditedUnit extends UnitFacts {
  readonly id: string;
  version: number;
  readonly children: readonly Named[];
  /** What it was, is and will be: of a draft the day of its plan alone, on which its own facts are true. */
  readonly terms: readonly UnitTerm[];
}

/** What is true of a unit on a day. */
export const unitOn = (unit: EditedUnit, day: string): UnitFacts & { readonly sortOrder: number } => ({
  ...unit,
  sortOrder: 0,
  ...termAt(unit.terms, day),
});

export const UNIT_KINDS = ['COMPANY', 'DEPARTMENT', 'REGION', 'TEAM'] as const;
