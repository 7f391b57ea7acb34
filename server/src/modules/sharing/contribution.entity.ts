import { Collection, OptionalProps, type Opt, type Ref } from '@mikro-orm/core';
import {
  BeforeCreate,
  BeforeUpdate,
  Entity,
  Enum,
  Index,
  ManyToOne,
  OneToMany,
  PrimaryKey,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';
import { SharingSession } from './sharing-session.entity.ts';

export enum ContributionKind {
  SUCCESS = 'SUCCESS',
  LESSON = 'LESSON',
  CASE = 'CASE',
}
registerEnumType(ContributionKind, {
  name: 'ContributionKind',
  description: 'What a presenter brings.',
  valuesConfig: {
    SUCCESS: { description: '成功经验: what worked.' },
    LESSON: { description: '失败教训: what went wrong.' },
    CASE: { description: '疑难案例: what one cannot solve alone.' },
  },
});

export enum CaseOutcome {
  SOLVED = 'SOLVED',
  PARTLY = 'PARTLY',
  NOT = 'NOT',
}
registerEnumType(CaseOutcome, {
  name: 'CaseOutcome',
  description: 'What came of a case.',
  valuesConfig: {
    SOLVED: { description: 'It is solved.' },
    PARTLY: { description: 'It is solved in part.' },
    NOT: { description: 'It is not solved.' },
  },
});

/** What one presenter brings to a session. The parts of its text are named by its kind. */
@Entity({ tableName: 'contribution' })
@Index({ properties: ['session', 'id'] })
@Index({ properties: ['closedAt', 'id'] })
@ObjectType({ implements: Node, description: 'What one presenter brings: a success, a lesson, or a case.' })
export class Contribution extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('con');

  @ManyToOne(() => SharingSession, { ref: true })
  session!: Ref<SharingSession>;

  @Enum({ items: () => ContributionKind, type: 'string' })
  @Field(() => ContributionKind, { description: 'What it is.' })
  kind!: ContributionKind;

  /** Null for an anonymous lesson: nobody can read who. */
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  presenter: Ref<Person> | null = null;

  /** HMAC of contribution and author under the server's secret: lets the author of an anonymous lesson edit it, names nobody. */
  @Property({ type: 'text', nullable: true, hidden: true, lazy: true })
  authorKey: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'A line that says what it is about.' })
  title!: string;

  /** Section key → markdown, the keys by kind. */
  @Property({ type: 'json', hidden: true })
  sections: Record<string, string> & Opt = {};

  /** Title and sections in lower case, for search; filled in before it is written. */
  @Property({ type: 'text', hidden: true })
  searchText: string & Opt = '';

  @Enum({ items: () => CaseOutcome, type: 'string', nullable: true })
  @Field(() => CaseOutcome, { nullable: true, description: 'What came of a case; null while it is open, and for other kinds.' })
  outcome: CaseOutcome | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What changed by it, as the owner of the case says.' })
  outcomeNote: string | null = null;

  /** From then on authors and votes of a case's ideas can be seen. */
  @Property({ type: 'datetime', nullable: true })
  ideasRevealedAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was closed: a case by its outcome, the others with their session.' })
  closedAt: Date | null = null;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  @BeforeCreate()
  @BeforeUpdate()
  fillSearchText(): void {
    this.searchText = [this.title, ...Object.values(this.sections)].join('\n').toLowerCase();
  }

  @OneToMany(() => Idea, (idea) => idea.contribution)
  ideas = new Collection<Idea>(this);

  @OneToMany(() => FollowUp, (followUp) => followUp.contribution)
  followUps = new Collection<FollowUp>(this);
}

/** An answer to a case from the brainstorm. */
@Entity({ tableName: 'idea' })
@Index({ properties: ['contribution', 'id'] })
@ObjectType({ implements: Node, description: 'An answer to a case from the brainstorm; people vote.' })
export class Idea extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('idea');

  @ManyToOne(() => Contribution, { ref: true })
  contribution!: Ref<Contribution>;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The idea in its author’s words.' })
  text!: string;

  @ManyToOne(() => Person, { ref: true, index: true })
  author!: Ref<Person>;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Does the owner of the case try it?' })
  adopted: boolean & Opt = false;

  @Property({ type: 'datetime' })
  createdAt!: Date;
}

/** One person's vote for one idea. */
@Entity({ tableName: 'idea_vote' })
@Unique({ properties: ['idea', 'person'] })
export class IdeaVote {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('vote');

  @ManyToOne(() => Idea, { ref: true })
  idea!: Ref<Idea>;

  @ManyToOne(() => Person, { ref: true, index: true })
  person!: Ref<Person>;
}

export enum FollowUpState {
  OPEN = 'OPEN',
  DONE = 'DONE',
  DROPPED = 'DROPPED',
}
registerEnumType(FollowUpState, {
  name: 'FollowUpState',
  description: 'Where a follow-up stands.',
  valuesConfig: {
    OPEN: { description: 'To be done.' },
    DONE: { description: 'Done; its result says what came of it.' },
    DROPPED: { description: 'Will not be done.' },
  },
});

/** What will be tried for a case, by when, and what came of it. */
@Entity({ tableName: 'follow_up' })
@Index({ properties: ['state', 'dueOn'] })
@ObjectType({ implements: Node, description: 'What the owner of a case will try, by when, and what came of it.' })
export class FollowUp extends Node {
  [OptionalProps]?: 'state';

  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('fu');

  @ManyToOne(() => Contribution, { ref: true, index: true })
  contribution!: Ref<Contribution>;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What will be tried.' })
  text!: string;

  @ManyToOne(() => Person, { ref: true, index: true })
  owner!: Ref<Person>;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'By when.' })
  dueOn!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'When the result is looked at: the case comes back to the next agenda after it.' })
  checkOn: string | null = null;

  @Enum({ items: () => FollowUpState, type: 'string' })
  @Field(() => FollowUpState, { description: 'Where it stands.' })
  state: FollowUpState = FollowUpState.OPEN;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What came of it.' })
  result: string | null = null;
}

/** "This helped me." */
@Entity({ tableName: 'helpful_mark' })
@Unique({ properties: ['contribution', 'person'] })
export class HelpfulMark {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('help');

  @ManyToOne(() => Contribution, { ref: true })
  contribution!: Ref<Contribution>;

  @ManyToOne(() => Person, { ref: true, index: true })
  person!: Ref<Person>;
}
