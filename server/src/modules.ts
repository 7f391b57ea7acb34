import type { HearthModule } from './platform/define-module.ts';
import { access } from './modules/access/index.ts';
import { events } from './modules/events/index.ts';
import { importing } from './modules/importing/index.ts';
import { organization } from './modules/organization/index.ts';
import { people } from './modules/people/index.ts';
import { sharing } from './modules/sharing/index.ts';

/** Every module of Hearth; a new one is added here. */
export const modules: readonly HearthModule[] = [organization, people, importing, events, sharing, access];
