import { Collection, OptionalProps, type Opt, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, OneToMany, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';
import { Contribution } from './contribution.entity.ts';
import { SharingSeries } from './sharing-series.entity.ts';

export enum SharingSessionStatus {
  SCHEDULED = 'SCHEDULED',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(SharingSessionStatus, {
  name: 'SharingSessionStatus',
  description: 'Where a sharing session stands.',
  valuesConfig: {
    SCHEDULED: { description: 'It is to come; contributions can be written ahead.' },
    OPEN: { description: 'It is going on.' },
    CLOSED: { description: 'It is over: everybody is accounted for.' },
    CANCELLED: { description: 'It does not take place.' },
  },
});

/** One meeting of a series, known by the series and the day its rhythm first gave it, however it is moved. */
@Entity({ tableName: 'sharing_session' })
@Unique({ properties: ['series', 'originalOn'] })
@Index({ properties: ['startsAt', 'id'] })
@ObjectType({ implements: Node, description: 'One meeting of a sharing series (经验分享会).' })
export class SharingSession extends Node {
  [OptionalProps]?: 'status';

  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('ses');

  @ManyToOne(() => SharingSeries, { ref: true })
  series!: Ref<SharingSeries>;

  /** Null for a session that was added outside the rhythm. */
  @Property({ type: 'date', nullable: true })
  originalOn: string | null = null;

  @Property({ type: 'datetime' })
  @Field(() => Date, { description: 'When it begins.' })
  startsAt!: Date;

  @Property({ type: 'datetime' })
  @Field(() => Date, { description: 'When it is planned to end.' })
  endsAt!: Date;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it meets, if not where the series does.' })
  place: string | null = null;

  @Enum({ items: () => SharingSessionStatus, type: 'string' })
  @Field(() => SharingSessionStatus, { description: 'Where it stands.' })
  status: SharingSessionStatus = SharingSessionStatus.SCHEDULED;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was opened.' })
  openedAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was closed.' })
  closedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The minutes, as markdown; null before it is closed.' })
  minutes: string | null = null;

  @OneToMany(() => Duty, (duty) => duty.session)
  duties = new Collection<Duty>(this);

  @OneToMany(() => Contribution, (contribution) => contribution.session)
  contributions = new Collection<Contribution>(this);

  @OneToMany(() => Voice, (voice) => voice.session)
  voices = new Collection<Voice>(this);

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For changes of this session: give back the version that was read.' })
  version: number & Opt = 1;
}

export enum DutyRole {
  HOST = 'HOST',
  PRESENTER = 'PRESENTER',
  NOTE_TAKER = 'NOTE_TAKER',
}
registerEnumType(DutyRole, {
  name: 'DutyRole',
  description: 'A duty at a sharing session.',
  valuesConfig: {
    HOST: { description: 'Leads the session.' },
    PRESENTER: { description: 'Brings an experience or a case.' },
    NOTE_TAKER: { description: 'Keeps the minutes.' },
  },
});

export enum DutySource {
  ROTATION = 'ROTATION',
  CHOSEN = 'CHOSEN',
  VOLUNTEER = 'VOLUNTEER',
  SWAP = 'SWAP',
}
registerEnumType(DutySource, {
  name: 'DutySource',
  description: 'How a duty came to a person.',
  valuesConfig: {
    ROTATION: { description: 'By the rotation.' },
    CHOSEN: { description: 'Somebody who schedules chose them.' },
    VOLUNTEER: { description: 'They offered.' },
    SWAP: { description: 'They took it over from somebody.' },
  },
});

/** Who does what at a session: also the history that the rotation counts. */
@Entity({ tableName: 'duty' })
@Unique({ properties: ['session', 'person', 'role'] })
export class Duty {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('duty');

  @ManyToOne(() => SharingSession, { ref: true })
  session!: Ref<SharingSession>;

  @ManyToOne(() => Person, { ref: true, index: true })
  person!: Ref<Person>;

  @Enum({ items: () => DutyRole, type: 'string' })
  role!: DutyRole;

  @Enum({ items: () => DutySource, type: 'string' })
  source!: DutySource;

  /** Among the presenters of a session, smallest first. */
  @Property({ type: 'smallint' })
  sortOrder: number & Opt = 0;

  /** Why the rotation picked them, as the rule said it; null where it did not. */
  @Property({ type: 'json', nullable: true, hidden: true })
  reasons: unknown = null;
}

export enum VoiceKind {
  SPOKE = 'SPOKE',
  WROTE = 'WROTE',
  PASSED = 'PASSED',
  ABSENT = 'ABSENT',
}
registerEnumType(VoiceKind, {
  name: 'VoiceKind',
  description: 'How a person was heard in a session (各抒己见).',
  valuesConfig: {
    SPOKE: { description: 'Said something.' },
    WROTE: { description: 'Contributed in writing.' },
    PASSED: { description: 'Was there and passed.' },
    ABSENT: { description: 'Was not there.' },
  },
});

/** How one person of the circle was heard in a session. */
@Entity({ tableName: 'voice' })
@Unique({ properties: ['session', 'person'] })
@ObjectType({ description: 'How one person of the circle was heard in a session.' })
export class Voice {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('voi');

  @ManyToOne(() => SharingSession, { ref: true })
  session!: Ref<SharingSession>;

  @ManyToOne(() => Person, { ref: true, index: true })
  person!: Ref<Person>;

  @Enum({ items: () => VoiceKind, type: 'string' })
  @Field(() => VoiceKind, { description: 'How they were heard.' })
  kind!: VoiceKind;
}
