import { defineModule } from '../../platform/define-module.ts';
import { OrgUnit, OrgUnitTerm } from './org-unit.entity.ts';
import { DottedLine, Position, PositionTerm, StandIn } from './position.entity.ts';

export const organization = defineModule({
  name: 'organization',
  entities: [OrgUnit, OrgUnitTerm, Position, PositionTerm, DottedLine, StandIn],
});
