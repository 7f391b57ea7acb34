import type { Job } from '../../platform/jobs.ts';
import { tellOfCelebrations } from './reminders.service.ts';

export const remindOfCelebrations: Job = { name: 'remind-of-celebrations', every: '20 */5 * * * *', run: tellOfCelebrations };
