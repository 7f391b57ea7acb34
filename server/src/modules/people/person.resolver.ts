import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Absence } from './absence.entity.ts';
import { mayRecordAbsence } from './absence.policy.ts';
import { counterpartOf, nextOn } from './birthday.rules.ts';
import { customValuesOf } from './custom-field.reads.ts';
import { CustomFieldValueView } from './custom-field.types.ts';
import { Hobby } from './hobby.entity.ts';
import { leftBehindBy } from './left-behind.reads.ts';
import { LeftBehind } from './left-behind.type.ts';
import {
  isHr,
  isSelf,
  mayDownloadDataOf,
  mayErasePerson,
  mayMergePeople,
  mayRecordLeaving,
  mayRecordReturn,
  maySeeWhatIsLeftBehind,
  mayUpdatePerson,
} from './people.policy.ts';
import { addPerson, recordLeaving, updatePerson } from './people.service.ts';
import { Person } from './person.entity.ts';
import {
  AddPersonInput,
  AddPersonPayload,
  RecordLeavingInput,
  RecordLeavingPayload,
  UpdatePersonInput,
  UpdatePersonPayload,
} from './person.inputs.ts';
import { BirthdayView, EmergencyContact, PersonAudiences, PersonContact, PersonPermissions } from './person.types.ts';
import { photoViewOf } from './person-photo.reads.ts';
import { PersonPhotoView } from './person-photo.type.ts';
import { absencesOf, hobbiesOf, skillsOf } from './profile.reads.ts';
import { seenValues } from './private-values.service.ts';
import { PersonSkill } from './skill.entity.ts';

/** A dozen statements over the chart, the rotations and the calendar: for one person, not for a page of them. */
const LEFT_BEHIND = 1000;

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person, { nullable: true, description: 'A member by id.' })
  person(
    @Arg('id', () => ID, { description: 'Which member.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, { id });
  }

  @FieldResolver(() => PersonContact, { description: 'How to reach them.' })
  async contact(@Root() person: Person, @Ctx() ctx: Context): Promise<PersonContact> {
    const { email, phone } = await seenValues(ctx, person.id);
    return { email, phone };
  }

  @FieldResolver(() => BirthdayView, {
    nullable: true,
    description: 'Their birthday; null where it is not known, or hidden from the viewer.',
  })
  async birthday(@Root() person: Person, @Ctx() ctx: Context): Promise<BirthdayView | null> {
    const { birthday, whole } = await seenValues(ctx, person.id);
    if (!birthday || !whole) return null;
    const now = await today(ctx);
    const counterpart = counterpartOf({ ...whole, year: birthday.year ?? null });
    return Object.assign(new BirthdayView(), {
      ...birthday,
      year: birthday.year ?? null,
      leapMonth: birthday.leapMonth ?? null,
      leapMonthKeeping: birthday.leapMonthKeeping ?? null,
      nextOn: nextOn(whole, now),
      counterpart: counterpart && { ...counterpart, nextOn: nextOn(counterpart, now) },
    });
  }

  @FieldResolver(() => EmergencyContact, { nullable: true, description: 'Whom to call in an emergency. Shown to the person and HR.' })
  async emergencyContact(@Root() person: Person, @Ctx() ctx: Context): Promise<EmergencyContact | null> {
    return (await seenValues(ctx, person.id)).emergencyContact;
  }

  @FieldResolver(() => PersonPhotoView, {
    nullable: true,
    description: 'Their photo; null where there is none, or where it is hidden from the viewer.',
  })
  photo(@Root() person: Person, @Ctx() ctx: Context): Promise<PersonPhotoView | null> {
    return photoViewOf(ctx, person.id);
  }

  @FieldResolver(() => PersonAudiences, { nullable: true, description: 'Who may see what is private. Shown to the person and HR.' })
  async audiences(@Root() person: Person, @Ctx() ctx: Context): Promise<PersonAudiences | null> {
    return (await seenValues(ctx, person.id)).audiences;
  }

  @FieldResolver(() => [Hobby], { description: 'What they like to do.' })
  hobbies(@Root() person: Person, @Ctx() ctx: Context): Promise<Hobby[]> {
    return hobbiesOf(ctx, person.id);
  }

  @FieldResolver(() => [PersonSkill], { description: 'What they can do.' })
  skills(@Root() person: Person, @Ctx() ctx: Context): Promise<PersonSkill[]> {
    return skillsOf(ctx, person.id);
  }

  @FieldResolver(() => [CustomFieldValueView], {
    description: 'What they have in the fields that HR defined, as far as the viewer may see it.',
  })
  customFields(@Root() person: Person, @Ctx() ctx: Context): Promise<CustomFieldValueView[]> {
    return customValuesOf(ctx, person.id);
  }

  @FieldResolver(() => [Absence], {
    nullable: true,
    description: 'When they are away, from today on. Shown to the person, their line of managers and HR; null to others.',
  })
  async absences(@Root() person: Person, @Ctx() ctx: Context): Promise<Absence[] | null> {
    return (await mayRecordAbsence(ctx, person.id)) ? absencesOf(ctx, person.id) : null;
  }

  @FieldResolver(() => LeftBehind, {
    nullable: true,
    complexity: ({ childComplexity }) => LEFT_BEHIND + childComplexity,
    description:
      'What they would leave behind, or have left behind, and what is not in other hands yet. Shown to HR; null to others, and before any last day is asked or recorded.',
  })
  async leftBehind(
    @Root() person: Pick<Person, 'id' | 'leftOn'>,
    @Arg('on', () => DayScalar, { nullable: true, description: 'Were this their last day; the recorded one by default.' }) on:
      | string
      | null,
    @Ctx() ctx: Context,
  ): Promise<LeftBehind | null> {
    const lastDay = on ?? person.leftOn;
    return lastDay === null || !maySeeWhatIsLeftBehind(ctx.viewer) ? null : leftBehindBy(ctx, person, lastDay);
  }

  @FieldResolver(() => PersonPermissions, { description: 'What the viewer may do with this profile; of an erased member nothing.' })
  async viewerPermissions(@Root() { id, erasedAt }: Pick<Person, 'id' | 'erasedAt'>, @Ctx() ctx: Context): Promise<PersonPermissions> {
    const { viewer } = ctx;
    const kept = erasedAt === null;
    return {
      updateOwnFields: kept && mayUpdatePerson(viewer, id),
      updateAllFields: kept && isHr(viewer),
      recordLeaving: kept && mayRecordLeaving(viewer),
      recordReturn: kept && mayRecordReturn(viewer),
      recordAbsence: kept && (await mayRecordAbsence(ctx, id)),
      merge: kept && mayMergePeople(viewer),
      erase: kept && mayErasePerson(viewer, id),
      downloadData: kept && mayDownloadDataOf(viewer, id),
      chooseAudiences: kept && isSelf(viewer, id),
    };
  }

  @UseCase(() => AddPersonPayload, 'Adds a member. HR only.')
  async addPerson(
    @Arg('input', () => AddPersonInput) input: AddPersonInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<AddPersonPayload, 'errors'>> {
    return { person: await addPerson(ctx, input) };
  }

  @UseCase(
    () => UpdatePersonPayload,
    'Changes a profile: HR everything, everybody of their own what people say of themselves (see `viewerPermissions`).',
  )
  async updatePerson(
    @Arg('input', () => UpdatePersonInput) input: UpdatePersonInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<UpdatePersonPayload, 'errors'>> {
    return { person: await updatePerson(ctx, input) };
  }

  @UseCase(
    () => RecordLeavingPayload,
    'Records somebody’s last day, or corrects it: from the next day on their seats are vacant and they stand in no list. A later one gives back the seats that nobody has taken. HR only.',
  )
  async recordLeaving(
    @Arg('input', () => RecordLeavingInput) input: RecordLeavingInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RecordLeavingPayload, 'errors'>> {
    return { person: await recordLeaving(ctx, input) };
  }
}
