import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Absence } from './absence.entity.ts';
import { RecordAbsenceInput, RecordAbsencePayload, RemoveAbsenceInput, RemoveAbsencePayload } from './absence.inputs.ts';
import { recordAbsence, removeAbsence } from './absence.service.ts';
import { Person } from './person.entity.ts';

@Resolver(() => Absence)
export class AbsenceResolver {
  @FieldResolver(() => Person, { description: 'Who is away.' })
  person(@Root() absence: Absence): Promise<Person> {
    return absence.person.loadOrFail();
  }

  @UseCase(() => RecordAbsencePayload, 'Records days on which somebody takes no turn. For the person, their line of managers and HR.')
  async recordAbsence(
    @Arg('input', () => RecordAbsenceInput) input: RecordAbsenceInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RecordAbsencePayload, 'errors'>> {
    return { absence: await recordAbsence(ctx, input) };
  }

  @UseCase(() => RemoveAbsencePayload, 'Takes an absence back. For the person, their line of managers and HR.')
  async removeAbsence(
    @Arg('input', () => RemoveAbsenceInput) input: RemoveAbsenceInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RemoveAbsencePayload, 'errors'>> {
    return { deletedAbsenceId: await removeAbsence(ctx, input) };
  }
}
