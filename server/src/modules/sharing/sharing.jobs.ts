import type { Job } from '../../platform/jobs.ts';
import { extendSharingHorizons } from './series.service.ts';

/** Keeps the sessions of the next six months there. */
export const extendHorizons: Job = { name: 'extend-sharing-horizons', every: '0 17 * * * *', run: extendSharingHorizons };
