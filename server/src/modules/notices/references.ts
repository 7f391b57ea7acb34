import type { References } from '../../platform/references.ts';

/** What becomes of this module's references to people. */
export const noticeReferences: References = {
  'Notice.recipient': { onMerge: 'KEEP_ONE', onErasure: 'DELETE', download: 'notices.notices' },
  'Notice.about': { onMerge: 'MOVE', onErasure: 'DELETE', download: { leftOut: 'what others were told, which is theirs' } },
  'NoticeChoice.person': { onMerge: 'KEEP_ONE', onErasure: 'DELETE', download: 'notices.choices' },
};
