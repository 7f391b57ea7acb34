import type { PersonalData } from '../../platform/references.ts';
import { Notice, NoticeChoice } from './notice.entity.ts';

/** What somebody was told, and how they want to be. */
export const noticeData: PersonalData = async ({ em }, { personId }) => {
  const [notices, choices] = await Promise.all([
    em.find(Notice, { recipient: personId }, { orderBy: { createdAt: 'asc', id: 'asc' } }),
    em.find(NoticeChoice, { person: personId }, { orderBy: { kind: 'asc' } }),
  ]);
  return {
    notices: notices.map(({ kind, about, facts, createdAt, readAt }) => ({ kind, about: about?.id ?? null, facts, createdAt, readAt })),
    choices: choices.map(({ kind, inApp, byMail }) => ({ kind, inApp, byMail })),
  };
};
