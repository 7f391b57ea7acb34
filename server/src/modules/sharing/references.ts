import type { References } from '../../platform/references.ts';

/** What becomes of this module's references to people. What was shared is the team's; the rotation goes on counting who had which turn. */
export const sharingReferences: References = {
  'SharingSeries.organizer': { onMerge: 'MOVE', onErasure: 'STAYS', download: 'sharing.seriesOrganized' },
  sharing_series_member: { onMerge: 'KEEP_ONE', onErasure: 'STAYS', download: 'sharing.circles' },
  'Duty.person': { onMerge: 'KEEP_ONE', onErasure: 'STAYS', download: 'sharing.duties' },
  'Voice.person': { onMerge: 'MODULE', onErasure: 'STAYS', download: 'sharing.voices' },
  'Contribution.presenter': { onMerge: 'MOVE', onErasure: 'MODULE', download: 'sharing.contributions' },
  'Idea.author': { onMerge: 'MOVE', onErasure: 'MODULE', download: 'sharing.ideas' },
  'IdeaVote.person': { onMerge: 'KEEP_ONE', onErasure: 'STAYS', download: 'sharing.votes' },
  'FollowUp.owner': { onMerge: 'MOVE', onErasure: 'MODULE', download: 'sharing.followUps' },
  'HelpfulMark.person': { onMerge: 'KEEP_ONE', onErasure: 'STAYS', download: 'sharing.helpful' },
};
