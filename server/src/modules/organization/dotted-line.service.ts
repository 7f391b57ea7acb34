import type { Context } from '../../platform/context.ts';
import { authorize, found } from '../../platform/graphql/user-error.ts';
import { type Change, changeOrganization, type Changed, effectiveDay } from './dated-change.service.ts';
import { refusal } from './organization.errors.ts';
import type { AddDottedLineInput, RemoveDottedLineInput } from './organization.inputs.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { livesOf } from './organization.reads.ts';
import { DottedLine, Position } from './position.entity.ts';
import { covers, earlierEnd } from './term.rules.ts';

/** Draws a dotted line from a day on, until one of the two seats ends. */
export function addDottedLine(ctx: Context, input: AddDottedLineInput): Promise<Changed<Position>> {
  return changeLine(ctx, 'addDottedLine', input, async (tx, position, on) => {
    if (input.positionId === input.reportsToId) {
      throw refusal('OWN_SEAT', 'reportsToId', { zh: '岗位不能向自己汇报', en: 'A seat cannot report to itself' });
    }
    const lives = await livesOf(tx.em, 'seats', [input.positionId, input.reportsToId]);
    let end: string | null = null;
    for (const field of ['positionId', 'reportsToId'] as const) {
      const life = lives.get(input[field]);
      if (!life || !covers(life, on))
        throw refusal('NOT_OPEN_THEN', field, { zh: `这个岗位在 ${on} 不存在`, en: `This seat does not exist on ${on}` });
      end = earlierEnd(end, life.validTo);
    }
    const [first, ...later] = await linesFrom(tx, input, on);
    for (const line of later) tx.em.remove(line);
    // One that is planned to begin later begins now.
    const line = first ?? new DottedLine();
    line.position = tx.em.getReference(Position, position.id, { wrapped: true });
    line.reportsTo = tx.em.getReference(Position, input.reportsToId, { wrapped: true });
    if (!first || first.validFrom > on) line.validFrom = on;
    line.validTo = end;
    tx.em.persist(line);
  });
}

export function removeDottedLine(ctx: Context, input: RemoveDottedLineInput): Promise<Changed<Position>> {
  return changeLine(ctx, 'removeDottedLine', input, async (tx, _, on) => {
    const lines = await linesFrom(tx, input, on);
    if (lines.length === 0) {
      throw refusal('NOT_FOUND', 'reportsToId', { zh: '那天没有这条虚线汇报', en: 'There is no such dotted line on that day' });
    }
    for (const line of lines) {
      if (line.validFrom < on) line.validTo = on;
      else tx.em.remove(line);
    }
  });
}

interface Line {
  positionId: string;
  reportsToId: string;
  effectiveOn?: string | null;
}

/** The lines between these two that are true on a day from `on` on, oldest first. */
const linesFrom = (ctx: Context, { positionId, reportsToId }: Line, on: string): Promise<DottedLine[]> =>
  ctx.em.find(
    DottedLine,
    { position: positionId, reportsTo: reportsToId, $or: [{ validTo: null }, { validTo: { $gt: on } }] },
    { orderBy: { validFrom: 'asc' } },
  );

function changeLine(
  ctx: Context,
  action: string,
  input: Line,
  change: (tx: Change, position: Position, on: string) => Promise<void>,
): Promise<Changed<Position>> {
  authorize(ctx, mayChangeOrganization(ctx.viewer));
  return changeOrganization(ctx, action, async (tx) => {
    const position = found(tx, await tx.em.findOne(Position, { id: input.positionId }));
    await tx.trail.touch(tx.em, 'Position', [position.id]);
    await change(tx, position, await effectiveDay(tx, input.effectiveOn));
    return position;
  });
}
