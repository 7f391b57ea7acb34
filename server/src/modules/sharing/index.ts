import { hostsLostByReorg } from './hosts-lost.listeners.ts';
import { defineModule } from '../../platform/define-module.ts';
import { FollowUpResolver, IdeaResolver } from './case.resolver.ts';
import { Contribution, FollowUp, HelpfulMark, Idea, IdeaVote } from './contribution.entity.ts';
import { ContributionResolver } from './contribution.resolver.ts';
import { contributionReads, contributionRoots } from './contribution.reads.ts';
import { DutyForecastResolver, DutyTurnResolver, SharingSeriesResolver } from './series.resolver.ts';
import { OpeningPageResolver, SharingSessionResolver, VoiceResolver } from './session.resolver.ts';
import { sessionReads, sessionRoots } from './session.reads.ts';
import { LeftSharingResolver } from './left-behind.resolver.ts';
import { extendHorizons } from './sharing.jobs.ts';
import { sharingData } from './personal-data.reads.ts';
import { sharingReferences } from './references.ts';
import { dutiesOfLeavers, sharedByErased, sharedByMerged } from './sharing.listeners.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { Duty, SharingSession, Voice } from './sharing-session.entity.ts';

export const sharing = defineModule({
  name: 'sharing',
  entities: [SharingSeries, SharingSession, Duty, Voice, Contribution, Idea, IdeaVote, FollowUp, HelpfulMark],
  resolvers: [
    SharingSeriesResolver,
    DutyForecastResolver,
    DutyTurnResolver,
    SharingSessionResolver,
    VoiceResolver,
    OpeningPageResolver,
    ContributionResolver,
    IdeaResolver,
    FollowUpResolver,
    LeftSharingResolver,
  ],
  reads: [...contributionReads, ...sessionReads],
  roots: { ...contributionRoots, ...sessionRoots },
  nodes: {
    ser: (ctx, id) => ctx.em.findOne(SharingSeries, { id }),
    ses: (ctx, id) => ctx.em.findOne(SharingSession, { id }),
    con: (ctx, id) => ctx.em.findOne(Contribution, { id }),
    idea: (ctx, id) => ctx.em.findOne(Idea, { id }),
    fu: (ctx, id) => ctx.em.findOne(FollowUp, { id }),
  },
  listeners: [dutiesOfLeavers, hostsLostByReorg, sharedByMerged, sharedByErased],
  references: sharingReferences,
  personalData: sharingData,
  jobs: [extendHorizons],
});
