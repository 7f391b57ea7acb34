import { defineModule } from '../../platform/define-module.ts';
import { CorrectionResolver } from './correction.resolver.ts';
import { chartPdfRoutes } from './chart-pdf.routes.ts';
import { chartReads, chartRoots } from './chart.reads.ts';
import { LeftPlacesResolver } from './left-behind.resolver.ts';
import { OrgChartResolver } from './org-chart.resolver.ts';
import { OrgUnit, OrgUnitTerm } from './org-unit.entity.ts';
import { OrgUnitResolver } from './org-unit.resolver.ts';
import { ReportingCycleError, UnitCycleError } from './organization.errors.ts';
import { seatsOfLeavers, seatsOfMerged } from './organization.listeners.ts';
import { organizationData } from './personal-data.reads.ts';
import { placeReads } from './place.reads.ts';
import { PersonPlaceResolver } from './person-place.resolver.ts';
import { DottedLine, Position, PositionTerm, StandIn } from './position.entity.ts';
import { PublishedChangeResolver } from './published-change.resolver.ts';
import { organizationReferences } from './references.ts';
import { ReorgPlan } from './reorg-plan.entity.ts';
import { planBy } from './reorg-plan.reads.ts';
import { ReorgPlanResolver } from './reorg-plan.resolver.ts';
import { PositionResolver, PositionTermResolver } from './position.resolver.ts';
import { StageTemplateResolver } from './stage-template.resolver.ts';
import { OrgUnitTermResolver, UnitPageResolver } from './unit-page.resolver.ts';
import { unitReads, unitRoots } from './unit.reads.ts';
import { OrgUnitChangesResolver, PositionChangesResolver, RecordedChangeResolver } from './recorded-change.resolver.ts';

export const organization = defineModule({
  name: 'organization',
  entities: [OrgUnit, OrgUnitTerm, Position, PositionTerm, DottedLine, StandIn, ReorgPlan],
  resolvers: [
    CorrectionResolver,
    OrgChartResolver,
    OrgUnitResolver,
    OrgUnitTermResolver,
    PositionResolver,
    PositionTermResolver,
    PersonPlaceResolver,
    ReorgPlanResolver,
    PublishedChangeResolver,
    StageTemplateResolver,
    LeftPlacesResolver,
    UnitPageResolver,
    OrgUnitChangesResolver,
    PositionChangesResolver,
    RecordedChangeResolver,
  ],
  userErrors: [ReportingCycleError, UnitCycleError],
  reads: [...placeReads, ...unitReads, ...chartReads],
  roots: { ...unitRoots, ...chartRoots },
  nodes: {
    unit: (ctx, id) => ctx.em.findOne(OrgUnit, { id }),
    plan: planBy,
    pos: (ctx, id) => ctx.em.findOne(Position, { id }),
  },
  listeners: [seatsOfLeavers, seatsOfMerged],
  references: organizationReferences,
  personalData: organizationData,
  routes: chartPdfRoutes,
});
