import { Migration } from '@mikro-orm/migrations';

export class Migration20261125203241_fields_people_fill_in extends Migration {

  override name = 'Migration20261125203241_fields_people_fill_in';

  override up(): void | Promise<void> {
    this.addSql(`alter table "custom_field" add "filled_by_person" boolean not null default false;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "custom_field" drop column "filled_by_person";`);
  }

}
