import type { Context } from '../../platform/context.ts';
import { authorize, found, Rejected } from '../../platform/graphql/user-error.ts';
import { Absence } from './absence.entity.ts';
import type { RecordAbsenceInput, RemoveAbsenceInput } from './absence.inputs.ts';
import { mayRecordAbsence } from './absence.policy.ts';
import { Person } from './person.entity.ts';
import { recordSealed, refuseErased } from './person-trail.service.ts';

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
  refuseErased(person);
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
  return ctx.em.transactional(async (em) => {
    const absence = em.create(Absence, { person: personId, from, to });
    em.persist(absence);
    await recordSealed({ ...ctx, em }, 'recordAbsence', [{ id: personId, before: null, after: { absence: { from, to } } }]);
    return absence;
  });
}

export async function removeAbsence(ctx: Context, { id }: RemoveAbsenceInput): Promise<string> {
  const absence = found(ctx, await ctx.em.findOne(Absence, id));
  authorize(ctx, await mayRecordAbsence(ctx, absence.person.id));
  return ctx.em.transactional(async (em) => {
    const { from, to, person } = absence;
    await recordSealed({ ...ctx, em }, 'removeAbsence', [{ id: person.id, before: { absence: { from, to } }, after: null }]);
    await em.nativeDelete(Absence, id);
    return id;
  });
}
