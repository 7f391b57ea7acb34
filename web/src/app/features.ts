import { feature as access } from '../features/access';
import { feature as celebrations } from '../features/celebrations';
import { feature as events } from '../features/events';
import { feature as holidays } from '../features/holidays';
import { feature as importing } from '../features/importing';
import { feature as notices } from '../features/notices';
import { feature as organization } from '../features/organization';
import { feature as overview } from '../features/overview';
import { feature as people } from '../features/people';
import { feature as sharing } from '../features/sharing';
import type { Feature } from '../shared/feature';

/** Every feature of the app. A new one is a folder in features/ and a line here. */
export const features: readonly Feature[] = [
  overview,
  people,
  organization,
  importing,
  celebrations,
  events,
  access,
  sharing,
  notices,
  holidays,
];
