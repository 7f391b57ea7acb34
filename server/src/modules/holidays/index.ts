import { defineModule } from '../../platform/define-module.ts';
import { HolidayCorrection } from './holiday.entity.ts';

export const holidays = defineModule({ name: 'holidays', entities: [HolidayCorrection] });
