import type { Context } from '../../platform/context.ts';
import { authorize, found, Rejected } from '../../platform/graphql/user-error.ts';
import { Absence } from './absence.entity.ts';
import type { RecordAbsenceInput, RemoveAbsenceInput } from './absence.inputs.ts';
import { mayRecordAbsence } from './absence.policy.ts';
import { Person } from './person.entity.ts';

export async function recordAbsence(ctx: Context, { personId, from, to }: RecordAbsenceInput): Promise<Absence> {
  authorize(ctx, await mayRecordAbsence(ctx, personId));
  if (to <= from) {
    throw new Rejected([
      {
        code: 'ENDS_BEFORE_BEGIN',
        path: ['to'],
        message: { zh: '返岗日期应晚于请假第一天', en: 'The first day back must come after the first day away' },
      },
    ]);
  }
  const person = found(ctx, await ctx.em.findOne(Person, personId));
  const overlap = await ctx.em.findOne(Absence, { person, from: { $lt: to }, to: { $gt: from } });
  if (overlap) {
    throw new Rejected([
      {
        code: 'OVERLAP',
        path: ['from'],
        message: { zh: `与 ${overlap.from} 开始的请假重叠`, en: `This overlaps the absence from ${overlap.from}` },
      },
    ]);
  }
  const absence = ctx.em.create(Absence, { person, from, to });
  ctx.em.persist(absence);
  await ctx.em.flush();
  return absence;
}

export async function removeAbsence(ctx: Context, { id }: RemoveAbsenceInput): Promise<string> {
  const absence = found(ctx, await ctx.em.findOne(Absence, id));
  authorize(ctx, await mayRecordAbsence(ctx, absence.person.id));
  ctx.em.remove(absence);
  await ctx.em.flush();
  return id;
}
