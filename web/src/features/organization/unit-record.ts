import type { UnitRecordQuery } from '../../gql/graphql';

/** A unit with everything that was, is and is planned of it. */
export type UnitRecord = Extract<NonNullable<UnitRecordQuery['node']>, { __typename?: 'OrgUnit' }>;

export const UNIT_KINDS = ['COMPANY', 'DEPARTMENT', 'REGION', 'TEAM'] as const;
