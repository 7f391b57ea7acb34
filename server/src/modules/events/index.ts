import { defineModule } from '../../platform/define-module.ts';
import { Event } from './event.entity.ts';
import { Occurrence, Rsvp } from './occurrence.entity.ts';

export const events = defineModule({ name: 'events', entities: [Event, Occurrence, Rsvp] });
