import { defineModule } from '../../platform/define-module.ts';
import { HolidayCorrection } from './holiday.entity.ts';
import { HolidayResolver } from './holiday.resolver.ts';

export const holidays = defineModule({ name: 'holidays', entities: [HolidayCorrection], resolvers: [HolidayResolver] });
