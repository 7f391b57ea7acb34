import type { Context } from '../../platform/context.ts';
import { selectSql, someAtATime } from '../../platform/orm/select.ts';
import { holdsOn } from '../../platform/read/dated.ts';
import { sql } from '../../platform/read/sql.ts';
import { managerIdOf, primarySeatOf, reportIdsOf } from '../organization/reporting.reads.ts';
import type { Kept, Reminder } from './reminder.rules.ts';

/** Who is told what, whether or not they may know it, and whether they are HR. Asked for all reminders at once: a few statements a day of them. */
export async function recipientsOf<Celebration extends Kept>(
  ctx: Context,
  reminders: readonly Reminder<Celebration>[],
  today: string,
): Promise<{ recipientId: string; hr: boolean; reminder: Reminder<Celebration> }[]> {
  const hr = await hrIds(ctx);
  const named = await Promise.all(
    reminders.map(async (reminder) => {
      const ids = await recipientIds(ctx, reminder, hr);
      return ids.map((recipientId) => ({ recipientId, hr: hr.has(recipientId), reminder }));
    }),
  );
  const all = named.flat();
  const absent = await notYetThere(ctx, [...new Set(all.map(({ recipientId }) => recipientId))], today);
  return all.filter(({ recipientId }) => !absent.has(recipientId));
}

/** By the chart of the celebration’s own day: who is in charge then will congratulate. */
async function recipientIds(ctx: Context, { rule, celebration: { personId, on } }: Reminder, hr: ReadonlySet<string>): Promise<string[]> {
  switch (rule.recipients) {
    case 'HR':
      return [...hr];
    case 'MANAGER':
      return present(await managerIdOf(ctx, personId, on));
    case 'TEAM': {
      const [manager, reports, seat] = await Promise.all([
        managerIdOf(ctx, personId, on),
        reportIdsOf(ctx, personId, on),
        primarySeatOf(ctx, personId, on),
      ]);
      const beside = seat ? await membersOf(ctx, seat.unit, on) : [];
      return [...new Set([...present(manager), ...reports, ...beside])];
    }
  }
}

const present = (id: string | undefined): string[] => (id === undefined ? [] : [id]);

/** Whose primary seat is in a unit on a day. */
const membersOf = (ctx: Context, unitId: string, day: string): Promise<string[]> =>
  ctx.loaders.load(`celebrations.members ${day}`, unitId, async (units) => {
    const rows = await someAtATime(units, (some) =>
      selectSql<{ unit: string; person: string }>(
        ctx.em,
        sql`select t.unit_id as unit, t.holder_id as person from position_term t
          where t.unit_id in (${sql.list(some)}) and t.holder_id is not null and t."primary" and ${holdsOn('t', sql`${day}`)}`,
      ),
    );
    const byUnit = Map.groupBy(rows, ({ unit }) => unit);
    return units.map((unit) => (byUnit.get(unit) ?? []).map(({ person }) => person));
  });

/** Members whose account is HR’s and can sign in. */
async function hrIds(ctx: Context): Promise<Set<string>> {
  const rows = await selectSql<{ id: string }>(
    ctx.em,
    sql`select a.person_id as id from role_grant g join account a on a.id = g.account_id
      where g.role = 'HR' and a.disabled_at is null and a.person_id is not null`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Of these, who has their first day still before them. */
async function notYetThere(ctx: Context, ids: readonly string[], today: string): Promise<Set<string>> {
  const rows = await someAtATime(ids, (some) =>
    selectSql<{ id: string }>(
      ctx.em,
      sql`select p.id from person p where p.id in (${sql.list(some)}) and cast(p.hired_on as text) > ${today}`,
    ),
  );
  return new Set(rows.map(({ id }) => id));
}
