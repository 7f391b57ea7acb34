import { defineModule } from '../../platform/define-module.ts';
import { Notice, NoticeChoice } from './notice.entity.ts';
import { NoticeResolver, NoticesViewerResolver } from './notice.resolver.ts';
import { forgetOldNotices, withdrawMailOfLeavers } from './notices.jobs.ts';
import { noticeReads, noticeRoots } from './notices.reads.ts';
import { noticeData } from './personal-data.reads.ts';
import { noticeReferences } from './references.ts';

export const notices = defineModule({
  name: 'notices',
  entities: [Notice, NoticeChoice],
  resolvers: [NoticeResolver, NoticesViewerResolver],
  nodes: {
    ntc: async (ctx, id) => {
      const personId = ctx.viewer?.personId;
      return personId ? ctx.em.findOne(Notice, { id, recipient: personId }) : null;
    },
  },
  reads: noticeReads,
  roots: noticeRoots,
  jobs: [withdrawMailOfLeavers, forgetOldNotices],
  references: noticeReferences,
  personalData: noticeData,
});
