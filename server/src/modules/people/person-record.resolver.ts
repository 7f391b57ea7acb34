import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { FormerEmployment } from './former-employment.entity.ts';
import { recordReturn } from './former-employment.service.ts';
import { erasePerson } from './person-erasure.service.ts';
import { mergePeople } from './person-merge.service.ts';
import {
  ErasePersonInput,
  ErasePersonPayload,
  MergePeopleInput,
  MergePeoplePayload,
  RecordReturnInput,
  RecordReturnPayload,
} from './person-record.inputs.ts';
import { Person } from './person.entity.ts';
import { formerEmploymentsOf } from './profile.reads.ts';

/** Somebody's record as a whole: their employments, and what becomes of it in the end. */
@Resolver(() => Person)
export class PersonRecordResolver {
  @FieldResolver(() => [FormerEmployment], { description: 'Employments that were over when they came back, the latest first.' })
  formerEmployments(@Root() person: Person, @Ctx() ctx: Context): Promise<FormerEmployment[]> {
    return formerEmploymentsOf(ctx, person.id);
  }

  @FieldResolver(() => Boolean, {
    description: 'Is nothing personal kept of them any more? Then `name` is a neutral word that is the same for all of them.',
  })
  erased(@Root() person: Pick<Person, 'erasedAt'>): boolean {
    return person.erasedAt !== null;
  }

  @UseCase(
    () => RecordReturnPayload,
    'Records that somebody who had left comes back: a new employment begins, the one before is kept as a former one. They sign in anew; sessions and tokens of before stay ended. HR only.',
  )
  async recordReturn(
    @Arg('input', () => RecordReturnInput) input: RecordReturnInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RecordReturnPayload, 'errors'>> {
    return { person: await recordReturn(ctx, input) };
  }

  @UseCase(
    () => MergePeoplePayload,
    'Makes one record of two for one human: history, answers and what was shared move to the record that stays, which takes over what it says nothing of itself. It cannot be undone. HR only.',
  )
  async mergePeople(
    @Arg('input', () => MergePeopleInput) input: MergePeopleInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<MergePeoplePayload, 'errors'>> {
    return { person: await mergePeople(ctx, input) };
  }

  @UseCase(
    () => ErasePersonPayload,
    'Erases what is personal of somebody who has left, with their account and what the audit log says of them; seats held, answers and turns stay without a name. It cannot be undone. HR only; not oneself.',
  )
  async erasePerson(
    @Arg('input', () => ErasePersonInput) input: ErasePersonInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<ErasePersonPayload, 'errors'>> {
    return { person: await erasePerson(ctx, input) };
  }
}
