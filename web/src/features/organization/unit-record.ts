import type { OrgUnitKind, UnitRecordQuery } from '../../gql/graphql';

/** A unit with everything that was, is and is planned of it. */
export type UnitRecord = Extract<NonNullable<UnitRecordQuery['node']>, { __typename?: 'OrgUnit' }>;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is changed of a unit, live or in the draft of a plan. */
export interface EditedUnit extends Named {
  version: number;
  readonly kind: OrgUnitKind;
  readonly responsibilities: string;
  readonly parent: Named | null;
  readonly headPosition: { readonly id: string } | null;
  readonly children: readonly Named[];
  /** What it was, is and will be: of a draft the day of its plan alone. */
  readonly terms: readonly { readonly validFrom: string; readonly validTo?: string | null; readonly sortOrder: number }[];
}

export const UNIT_KINDS = ['COMPANY', 'DEPARTMENT', 'REGION', 'TEAM'] as const;
