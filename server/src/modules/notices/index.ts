import { defineModule } from '../../platform/define-module.ts';
import { Notice, NoticeChoice } from './notice.entity.ts';

export const notices = defineModule({ name: 'notices', entities: [Notice, NoticeChoice] });
