import { companyOrNull, today } from '../../platform/company/company.ts';
import type { Job } from '../../platform/jobs.ts';
import { writeSql } from '../../platform/orm/write.ts';
import { sql } from '../../platform/read/sql.ts';
import { Notice } from './notice.entity.ts';
import { MAILS_OF_NOTICES } from './notice-mail.ts';

/** More than a year, so that last year's can be looked at when the day comes again. */
const KEPT_DAYS = 396;

/** A mail that could not be sent for a while is for nobody who has left since. */
export const withdrawMailOfLeavers: Job = {
  name: 'withdraw-mail-of-leavers',
  every: '30 * * * * *',
  async run(ctx) {
    if (!(await companyOrNull(ctx))) return;
    const now = ctx.services.reader.dialect.instantValue(ctx.clock.now());
    const { like, idFrom, idLength } = MAILS_OF_NOTICES;
    await writeSql(
      ctx.em,
      sql`delete from outbox_mail where sent_at is null and (claimed_until is null or claimed_until <= ${now}) and message_key like ${like} and exists (
        select 1 from person p where p.id = substr(outbox_mail.message_key, ${idFrom}, ${idLength}) and cast(p.left_on as text) < ${await today(ctx)})`,
    );
  },
};

export const forgetOldNotices: Job = {
  name: 'forget-old-notices',
  every: '0 47 3 * * *',
  async run(ctx) {
    await ctx.em.nativeDelete(Notice, { createdAt: { $lt: new Date(ctx.clock.now().getTime() - KEPT_DAYS * 86_400_000) } });
  },
};
