import { Event, EventKind } from '@hearth/server/modules/events/event.entity';
import { Occurrence, Rsvp, RsvpStatus } from '@hearth/server/modules/events/occurrence.entity';
import type { OrgUnit } from '@hearth/server/modules/organization/org-unit.entity';
import { Position, PositionTerm } from '@hearth/server/modules/organization/position.entity';
import { CalendarSystem, Person } from '@hearth/server/modules/people/person.entity';
import { Contribution, ContributionKind, FollowUp, Idea } from '@hearth/server/modules/sharing/contribution.entity';
import { RhythmKind, SharingSeries } from '@hearth/server/modules/sharing/sharing-series.entity';
import { Duty, DutyRole, DutySource, SharingSession, SharingSessionStatus } from '@hearth/server/modules/sharing/sharing-session.entity';
import type { Hearth } from '../support/app.ts';
import { teamOfSix, type Team } from './sharing-team.ts';

const HOUR = 3_600_000;

/** A company of which there is as much as a test says: rows are written past the use cases, which would take minutes. */
export class GrowingCompany {
  size = 0;
  readonly hearth: Hearth;
  readonly team: Team;
  readonly unit: OrgUnit;
  /** Heads the unit: everybody in it reports to them. */
  readonly head: Person;
  readonly headSeat: Position;
  readonly event: Event;
  /** Everybody answers to this one. */
  readonly popular: Occurrence;
  readonly series: SharingSeries;
  /** Every case is brought to this one, which is going on. */
  readonly live: SharingSession;

  private constructor(made: Omit<GrowingCompany, 'size' | 'growTo' | 'debate'>) {
    this.hearth = made.hearth;
    this.team = made.team;
    this.unit = made.unit;
    this.head = made.head;
    this.headSeat = made.headSeat;
    this.event = made.event;
    this.popular = made.popular;
    this.series = made.series;
    this.live = made.live;
  }

  static async begin(hearth: Hearth): Promise<GrowingCompany> {
    const { build, clock } = hearth;
    const team = await teamOfSix(hearth, '夜话');
    const organizer = team.manager.id;
    const event = await build.row(Event, {
      title: '徒步',
      kind: EventKind.GATHERING,
      startsLocal: '2026-04-01T09:00',
      timeZone: 'Asia/Shanghai',
      durationMinutes: 60,
      capacity: 5000,
      organizer,
    });
    const [popular] = await build.rows(Occurrence, [occurrenceOf(event, new Date('2026-03-20T09:00:00Z'))]);
    const series = await build.row(SharingSeries, {
      title: '夜话',
      unit: team.unitId,
      rhythmKind: RhythmKind.WEEKLY,
      weekday: 5,
      startTime: '16:00',
      durationMinutes: 60,
      timeZone: 'Asia/Shanghai',
      startsOn: '2020-01-01',
      drawSeed: 7,
      organizer,
    });
    const now = clock.now();
    const [live] = await build.rows(SharingSession, [
      { series: series.id, startsAt: now, endsAt: new Date(now.getTime() + HOUR), status: SharingSessionStatus.OPEN, openedAt: now },
    ]);
    if (!popular || !live) throw new Error('The company did not begin');
    await build.row(Duty, dutyAt(live, organizer));
    const unit = await build.unit('销售部');
    const head = await build.person({ name: '单晓燕' });
    const headSeat = await build.position({ title: '销售总监', unit, holder: head });
    return new GrowingCompany({ hearth, team, unit, head, headSeat, event, popular, series, live });
  }

  /** From what there is to so many people, dates, answers, sessions, cases with ideas and follow-ups, and lessons. */
  async growTo(size: number): Promise<void> {
    const added = Array.from({ length: size - this.size }, (_, offset) => this.size + offset);
    const people = await this.#hire(added);
    await this.#meet(added, people);
    await this.#share(added, people);
    this.size = size;
  }

  async #hire(added: readonly number[]): Promise<Person[]> {
    const { build } = this.hearth;
    const people = await build.rows(
      Person,
      added.map((index) => ({
        employeeNumber: `N${index}`,
        name: `成员${index}`,
        pinyin: `chengyuan${index}`,
        initials: `cy${index}`,
        sortKey: `chengyuan${String(index).padStart(4, '0')}`,
        hiredOn: '2020-03-10',
        birthCalendar: CalendarSystem.SOLAR,
        birthMonth: 3,
        birthDay: (index % 28) + 1,
      })),
    );
    const seats = await build.rows(
      Position,
      added.map(() => ({})),
    );
    await build.rows(
      PositionTerm,
      seats.map((seat, index) => ({
        position: seat.id,
        title: '销售员',
        unit: this.unit.id,
        reportsTo: this.headSeat.id,
        holder: people[index]?.id ?? null,
        validFrom: '2020-03-10',
        primary: true,
      })),
    );
    return people;
  }

  /** A date an hour, to which the viewer answers, and one to which everybody does. */
  async #meet(added: readonly number[], people: readonly Person[]): Promise<void> {
    const { build, clock } = this.hearth;
    const begin = Date.parse('2026-04-01T00:00:00Z');
    const dates = await build.rows(
      Occurrence,
      added.map((index) => occurrenceOf(this.event, new Date(begin + index * HOUR))),
    );
    const answers = [
      ...dates.map((date) => ({ occurrence: date.id, person: this.team.manager.id })),
      ...people.map(({ id }) => ({ occurrence: this.popular.id, person: id })),
    ];
    await build.rows(
      Rsvp,
      answers.map((answer) => ({ ...answer, status: RsvpStatus.GOING, respondedAt: clock.now() })),
    );
  }

  /** Sessions that were held, a lesson and a case in each, and cases of the one that goes on. */
  async #share(added: readonly number[], people: readonly Person[]): Promise<void> {
    const { build, clock } = this.hearth;
    const sessions = await build.rows(
      SharingSession,
      added.map((index) => {
        const startsAt = new Date(clock.now().getTime() - (index + 1) * 24 * HOUR);
        const endsAt = new Date(startsAt.getTime() + HOUR);
        return { series: this.series.id, startsAt, endsAt, status: SharingSessionStatus.CLOSED, openedAt: startsAt, closedAt: endsAt };
      }),
    );
    await build.rows(
      Duty,
      sessions.map((session) => dutyAt(session, this.team.manager.id)),
    );
    const brought = (session: SharingSession, index: number, kind: ContributionKind) => ({
      session: session.id,
      kind,
      presenter: people[index]?.id ?? null,
      title: `第${index}个`,
      sections: { BACKGROUND: '降价', QUESTION: '怎么守住价格？' },
      createdAt: clock.now(),
    });
    await build.rows(
      Contribution,
      sessions.map((session, index) => ({ ...brought(session, index, ContributionKind.LESSON), closedAt: session.endsAt })),
    );
    const cases = await build.rows(
      Contribution,
      sessions.flatMap((session, index) => [session, this.live].map((of) => brought(of, index, ContributionKind.CASE))),
    );
    await this.#discuss(cases.map(({ id }) => id));
  }

  /** As many ideas and follow-ups for one case as the company has of all else. */
  debate(contributionId: string): Promise<void> {
    return this.#discuss(Array.from({ length: this.size }, () => contributionId));
  }

  /** An idea and a follow-up for each of these cases. */
  async #discuss(contributionIds: readonly string[]): Promise<void> {
    const { build, clock } = this.hearth;
    const [author, owner] = [this.team.members[0].id, this.team.manager.id];
    await build.rows(
      Idea,
      contributionIds.map((contribution) => ({ contribution, text: '先谈范围', author, createdAt: clock.now() })),
    );
    await build.rows(
      FollowUp,
      contributionIds.map((contribution) => ({ contribution, text: '重做报价', owner, dueOn: '2026-03-10', checkOn: '2026-03-12' })),
    );
  }
}

const occurrenceOf = (event: Event, startsAt: Date) => ({
  event: event.id,
  originalStart: startsAt.toISOString().slice(0, 16),
  startsAt,
  endsAt: new Date(startsAt.getTime() + HOUR),
});

const dutyAt = (session: SharingSession, person: string) => ({
  session: session.id,
  person,
  role: DutyRole.HOST,
  source: DutySource.CHOSEN,
  reasons: null,
});
