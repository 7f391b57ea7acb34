import { Field, ID, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/use-case.ts';
import type { Changed } from './dated-change.service.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { Position } from './position.entity.ts';

@ObjectType()
abstract class ChangePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'For `undoOrgChange`; null where it was refused, or where all was so already.' })
  changeId: string | null = null;
}

@ObjectType()
export abstract class UnitPayload extends ChangePayload {
  @Field(() => OrgUnit, { nullable: true, description: 'The unit as it is now; null where it was refused.' })
  orgUnit: OrgUnit | null = null;
}

@ObjectType()
export abstract class PositionPayload extends ChangePayload {
  @Field(() => Position, { nullable: true, description: 'The seat as it is now; null where it was refused.' })
  position: Position | null = null;
}

@ObjectType({ description: 'The new unit.' })
export class AddOrgUnitPayload extends UnitPayload {}

@ObjectType({ description: 'The unit under its new name.' })
export class RenameOrgUnitPayload extends UnitPayload {}

@ObjectType({ description: 'The unit in its new place.' })
export class MoveOrgUnitPayload extends UnitPayload {}

@ObjectType({ description: 'The unit that ends.' })
export class CloseOrgUnitPayload extends UnitPayload {}

@ObjectType({ description: 'The new seat.' })
export class AddPositionPayload extends PositionPayload {}

@ObjectType({ description: 'The changed seat.' })
export class ChangePositionPayload extends PositionPayload {}

@ObjectType({ description: 'The seat that ends.' })
export class ClosePositionPayload extends PositionPayload {}

@ObjectType({ description: 'The seat with its new holder.' })
export class AssignPositionPayload extends PositionPayload {}

@ObjectType({ description: 'The seat that becomes vacant.' })
export class VacatePositionPayload extends PositionPayload {}

@ObjectType({ description: 'The seat that reports to another one by a dotted line.' })
export class AddDottedLinePayload extends PositionPayload {}

@ObjectType({ description: 'The seat whose dotted line ends.' })
export class RemoveDottedLinePayload extends PositionPayload {}

/** A payload's fields from what a use case answers. */
export const unitAnswer = ({ result, changeId }: Changed<OrgUnit>) => ({ orgUnit: result, changeId });
export const positionAnswer = ({ result, changeId }: Changed<Position>) => ({ position: result, changeId });
