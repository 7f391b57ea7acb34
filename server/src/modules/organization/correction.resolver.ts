import { Arg, Ctx, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import {
  CorrectOrgUnitInput,
  CorrectOrgUnitPayload,
  CorrectPositionInput,
  CorrectPositionPayload,
  UndoOrgChangeInput,
  UndoOrgChangePayload,
} from './correction.inputs.ts';
import { correctOrgUnit, correctPosition } from './correction.service.ts';
import { positionAnswer, unitAnswer } from './organization.payloads.ts';
import { undoOrgChange } from './undo.service.ts';

@Resolver()
export class CorrectionResolver {
  @UseCase(
    () => CorrectPositionPayload,
    'Puts right what is on record of a seat, past days included; it stands in the audit log with its reason. HR.',
  )
  async correctPosition(@Arg('input', () => CorrectPositionInput) input: CorrectPositionInput, @Ctx() ctx: Context) {
    return positionAnswer(await correctPosition(ctx, input));
  }

  @UseCase(
    () => CorrectOrgUnitPayload,
    'Puts right what is on record of a unit, past days included; it stands in the audit log with its reason. HR.',
  )
  async correctOrgUnit(@Arg('input', () => CorrectOrgUnitInput) input: CorrectOrgUnitInput, @Ctx() ctx: Context) {
    return unitAnswer(await correctOrgUnit(ctx, input));
  }

  @UseCase(
    () => UndoOrgChangePayload,
    'Takes one change of the organization back, all of it; refused with a ConflictError where somebody has changed any of it since, or something that it named is no more, and with TOO_MANY_TO_UNDO where it concerns more than 1,000 seats and units. HR.',
  )
  async undoOrgChange(@Arg('input', () => UndoOrgChangeInput) input: UndoOrgChangeInput, @Ctx() ctx: Context) {
    const { result, changeId } = await undoOrgChange(ctx, input);
    return { ...result, changeId };
  }
}
