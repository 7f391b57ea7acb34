import type { HearthModule } from './platform/define-module.ts';
import { access } from './modules/access/index.ts';
import { celebrations } from './modules/celebrations/index.ts';
import { events } from './modules/events/index.ts';
import { holidays } from './modules/holidays/index.ts';
import { importing } from './modules/importing/index.ts';
import { notices } from './modules/notices/index.ts';
import { organization } from './modules/organization/index.ts';
import { people } from './modules/people/index.ts';
import { sharing } from './modules/sharing/index.ts';

/** Every module of Hearth; a new one is added here. */
export const modules: readonly HearthModule[] = [organization, people, holidays, importing, notices, celebrations, events, sharing, access];
