import { Migration } from '@mikro-orm/migrations';

/** A company that was there before there were reminder rules starts with those that a new one has. */
export class Migration20261125210010_starting_reminder_rules extends Migration {

  override name = 'Migration20261125210010_starting_reminder_rules';

  override up(): void | Promise<void> {
    this.addSql(`insert into reminder_rule (id, celebration, recipients, days_ahead)
      select rules.id, rules.celebration, rules.recipients, rules.days_ahead from (
        select 'rem_7drc1dtq9khy783xrfgpdgh29v' as id, 'BIRTHDAY' as celebration, 'MANAGER' as recipients, 3 as days_ahead
        union all select 'rem_13922czv36h008vv60cqzs0bmw' as id, 'BIRTHDAY' as celebration, 'TEAM' as recipients, 0 as days_ahead
        union all select 'rem_002ffbybzfheqrrqk3qdf171rm' as id, 'WORK_ANNIVERSARY' as celebration, 'MANAGER' as recipients, 7 as days_ahead
      ) rules where exists (select 1 from company) and not exists (select 1 from reminder_rule);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`delete from reminder_rule where id in ('rem_7drc1dtq9khy783xrfgpdgh29v', 'rem_13922czv36h008vv60cqzs0bmw', 'rem_002ffbybzfheqrrqk3qdf171rm');`);
  }

}
