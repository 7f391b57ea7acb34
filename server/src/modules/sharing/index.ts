import { defineModule } from '../../platform/define-module.ts';
import { Contribution, FollowUp, HelpfulMark, Idea, IdeaVote } from './contribution.entity.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { Duty, SharingSession, Voice } from './sharing-session.entity.ts';

export const sharing = defineModule({
  name: 'sharing',
  entities: [SharingSeries, SharingSession, Duty, Voice, Contribution, Idea, IdeaVote, FollowUp, HelpfulMark],
});
