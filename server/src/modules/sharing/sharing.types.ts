import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { HolidayRule, RhythmKind } from './sharing-series.entity.ts';
import { DutyRole, DutySource, SharingSession, VoiceKind } from './sharing-session.entity.ts';
import type { SessionTurns, Turn } from './rota.reads.ts';

@ObjectType({ description: 'When the sessions of a series are due.' })
export class Rhythm {
  @Field(() => RhythmKind, { description: 'How often it meets.' })
  kind!: RhythmKind;

  @Field(() => Int, { nullable: true, description: '1 (Monday) to 7 (Sunday); null where it goes by dates.' })
  weekday!: number | null;

  @Field(() => String, { description: 'When a session begins, `HH:mm` by the clock of the series’ zone.' })
  startTime!: string;

  @Field(() => HolidayRule, {
    description: 'What happens with a date on which nobody works. Weekends count for the 1st and 15th; public holidays are not known yet.',
  })
  holidayRule!: HolidayRule;
}

@ObjectType({ description: 'A date that a rhythm gives.' })
export class RhythmDate {
  @Field(() => DayScalar, { description: 'The day the rhythm names.' })
  originalOn!: string;

  @Field(() => DayScalar, { description: 'The day on which the session is held, after the holiday rule.' })
  heldOn!: string;
}

export enum DutyReasonCode {
  LEAST_OFTEN = 'LEAST_OFTEN',
  FEWEST_TURNS_IN_ALL = 'FEWEST_TURNS_IN_ALL',
  LONGEST_AGO = 'LONGEST_AGO',
  DRAWN = 'DRAWN',
  OTHERS_BUSY = 'OTHERS_BUSY',
  ONLY_ONE_LEFT = 'ONLY_ONE_LEFT',
  OTHERS_ABSENT = 'OTHERS_ABSENT',
}
registerEnumType(DutyReasonCode, {
  name: 'DutyReasonCode',
  description: 'A step of the rotation that led to somebody’s turn.',
  valuesConfig: {
    LEAST_OFTEN: { description: 'Had this role `times` times, less often than `people` others.' },
    FEWEST_TURNS_IN_ALL: {
      description: 'Level in this role with `people` others who had more turns in all than the `times` of this person.',
    },
    LONGEST_AGO: { description: 'Still level with `people` others who had this role later than on `lastOn`; null: never yet.' },
    DRAWN: { description: 'Still level with `people` others: the seeded draw decided.' },
    OTHERS_BUSY: { description: '`people` whose turn would have come first have another duty in this session.' },
    ONLY_ONE_LEFT: { description: 'Nobody else was left to ask.' },
    OTHERS_ABSENT: { description: '`people` of the circle are away that day.' },
  },
});

export enum RotationRelaxation {
  NEWCOMERS_TAKE_PART = 'NEWCOMERS_TAKE_PART',
  FEWER_PRESENTERS = 'FEWER_PRESENTERS',
  HOST_PRESENTS = 'HOST_PRESENTS',
  NOBODY_AVAILABLE = 'NOBODY_AVAILABLE',
}
registerEnumType(RotationRelaxation, {
  name: 'RotationRelaxation',
  description: 'A rule the rotation gives up because the circle is too small that day.',
  valuesConfig: {
    NEWCOMERS_TAKE_PART: { description: 'Newcomers are asked in their first two sessions.' },
    FEWER_PRESENTERS: { description: 'There are fewer presenters than the series wants.' },
    HOST_PRESENTS: { description: 'The host presents too.' },
    NOBODY_AVAILABLE: { description: 'Nobody of the circle is there.' },
  },
});

@ObjectType({ description: 'Why a turn is somebody’s; code and numbers, for a screen to put into words.' })
export class DutyReason {
  @Field(() => DutyReasonCode, { description: 'Which step.' })
  code!: DutyReasonCode;

  @Field(() => Int, { nullable: true, description: 'How many turns, where the code speaks of it.' })
  times?: number;

  @Field(() => Int, { nullable: true, description: 'How many people, where the code speaks of it.' })
  people?: number;

  @Field(() => DayScalar, { nullable: true, description: 'The day of the last turn, where the code speaks of it.' })
  lastOn?: string | null;
}

@ObjectType({ description: 'Who has which duty at a session, and why.' })
export class DutyTurn {
  @Field(() => DutyRole, { description: 'The duty.' })
  role!: DutyRole;

  @Field(() => DutySource, { description: 'How it came to them.' })
  source!: DutySource;

  @Field(() => [DutyReason], { description: 'Why the rotation picked them, step by step; empty where people chose.' })
  reasons!: DutyReason[];

  personId!: string;

  static of(turn: Turn): DutyTurn {
    const { personId, role, source } = turn;
    const reasons = turn.reasons.map(({ code, ...numbers }) => Object.assign(new DutyReason(), numbers, { code: DutyReasonCode[code] }));
    return Object.assign(new DutyTurn(), { personId, role, source, reasons });
  }
}

@ObjectType({ description: 'Who has which duty at a session: settled once it is open, a forecast before.' })
export class DutyForecast {
  @Field(() => SharingSession, { description: 'The session.' })
  session!: SharingSession;

  @Field(() => [DutyTurn], { description: 'Host first, then the presenters in their order.' })
  turns!: DutyTurn[];

  @Field(() => [RotationRelaxation], { description: 'The rules that the rotation gives up because the circle is too small.' })
  relaxations!: RotationRelaxation[];

  static of(session: SharingSession, { turns, relaxations }: SessionTurns): DutyForecast {
    return Object.assign(new DutyForecast(), {
      session,
      turns: turns.map((turn) => DutyTurn.of(turn)),
      relaxations: relaxations.map((relaxation) => RotationRelaxation[relaxation]),
    });
  }
}

@ObjectType({ description: 'How the session shows that somebody was heard. Answered to who may close the session.' })
export class SuggestedVoice {
  @Field(() => Person, { description: 'Somebody of the circle.' })
  person!: Person;

  @Field(() => VoiceKind, { nullable: true, description: 'What the session shows; null: say it at closing.' })
  kind!: VoiceKind | null;
}

@ObjectType({ description: 'With what a session opens.' })
export class OpeningPage {
  session!: SharingSession;
}

@ObjectType({ description: 'What the viewer may do with a sharing series.' })
export class SharingSeriesPermissions {
  @Field(() => Boolean, { description: 'Change the series?' })
  update!: boolean;

  @Field(() => Boolean, { description: 'Add a session beside its rhythm?' })
  schedule!: boolean;
}

@ObjectType({ description: 'What the viewer may do with a sharing session, as it stands.' })
export class SharingSessionPermissions {
  @Field(() => Boolean, { description: 'Move it to another time or place?' })
  reschedule!: boolean;

  @Field(() => Boolean, { description: 'Open it?' })
  open!: boolean;

  @Field(() => Boolean, { description: 'Close it?' })
  close!: boolean;

  @Field(() => Boolean, { description: 'Bring something to it?' })
  contribute!: boolean;
}

@ObjectType({ description: 'What the viewer may do with a contribution, as it stands.' })
export class ContributionPermissions {
  @Field(() => Boolean, { description: 'Add an idea and vote?' })
  addIdea!: boolean;

  @Field(() => Boolean, { description: 'End the idea phase?' })
  revealIdeas!: boolean;

  @Field(() => Boolean, { description: 'Adopt an idea?' })
  adoptIdea!: boolean;

  @Field(() => Boolean, { description: 'Add a follow-up?' })
  addFollowUp!: boolean;

  @Field(() => Boolean, { description: 'Record what came of it, which closes it?' })
  recordOutcome!: boolean;
}

@ObjectType({ description: 'What the viewer may do with a follow-up, as it stands.' })
export class FollowUpPermissions {
  @Field(() => Boolean, { description: 'Say what came of it?' })
  complete!: boolean;
}
