import { Migration } from '@mikro-orm/migrations';

// No version wrote a row into this table before.
export class Migration20261125205315_keys_of_merged_people extends Migration {

  override name = 'Migration20261125205315_keys_of_merged_people';

  override up(): void | Promise<void> {
    this.addSql(`alter table "person_key" drop constraint "person_key_person_id_foreign";`);

    this.addSql(`alter table "person_key" drop constraint "person_key_pkey";`);
    this.addSql(`alter table "person_key" add "id" text collate "C" not null;`);
    this.addSql(`alter table "person_key" add constraint "person_key_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);
    this.addSql(`create index "person_key_person_id_index" on "person_key" ("person_id");`);
    this.addSql(`alter table "person_key" add primary key ("id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "person_key" drop constraint "person_key_person_id_foreign";`);

    this.addSql(`drop index "person_key_person_id_index";`);
    this.addSql(`alter table "person_key" drop constraint "person_key_pkey";`);
    this.addSql(`alter table "person_key" drop column "id";`);
    this.addSql(`alter table "person_key" add constraint "person_key_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "person_key" add primary key ("person_id");`);
  }

}
