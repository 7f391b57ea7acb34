import type { UnitPageQuery } from '../../../gql/graphql';

/** A seat of a unit or of one below it, as it is on the page's day. */
export type UnitSeat = NonNullable<UnitPageQuery['orgUnit']>['positions'][number];
