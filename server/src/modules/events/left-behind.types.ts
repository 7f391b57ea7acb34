import { Field, Int, ObjectType } from 'type-graphql';
import { Event } from './event.entity.ts';
import { Occurrence } from './occurrence.entity.ts';

@ObjectType({ description: 'An event that somebody organizes and that happens after their last day. Shown to HR.' })
export class LeftEvent {
  @Field(() => Event, { description: 'The event: it needs another organizer.' })
  event!: Event;

  @Field(() => Occurrence, { description: 'Its first date that is without them.' })
  next!: Occurrence;

  @Field(() => Int, { description: 'How many of its dates are without them.' })
  dates!: number;
}

@ObjectType({ description: 'An event that somebody said they would come to after their last day. Shown to HR.' })
export class LeftAnswers {
  @Field(() => Event, { description: 'The event.' })
  event!: Event;

  @Field(() => Occurrence, { description: 'The first date they answered.' })
  next!: Occurrence;

  @Field(() => Int, { description: 'How many dates they go to, or wait for.' })
  dates!: number;

  @Field(() => Int, { description: 'The places that become free, guests counted, over all dates; 0 where they only wait.' })
  places!: number;
}
