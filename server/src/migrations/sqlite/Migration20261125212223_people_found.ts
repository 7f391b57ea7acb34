import { Migration } from '@mikro-orm/migrations';

export class Migration20261125212223_people_found extends Migration {

  override name = 'Migration20261125212223_people_found';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`hobby\` add column \`findable_by\` text not null default '';`);

    this.addSql(`create index "person_hired_on_id_index" on "person" (coalesce("hired_on", '0001-01-01'), "id");`);
    this.addSql(`create index \`person_place_sort_key_id_index\` on \`person\` (\`place\`, \`sort_key\`, \`id\`);`);

    // What stands in it is made anew at the next start. Without row numbers it takes half the room.
    this.addSql(`drop table \`person_token\`;`);
    this.addSql(`create table \`person_token\` (\`person_id\` text not null, \`token\` text not null, \`sort_key\` text not null, constraint \`person_token_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on delete cascade, primary key (\`person_id\`, \`token\`)) without rowid;`);
    this.addSql(`create index \`person_token_token_sort_key_person_id_index\` on \`person_token\` (\`token\`, \`sort_key\`, \`person_id\`);`);

    this.addSql(`create index "position_term_title_valid_to_index" on "position_term" ("title", coalesce("valid_to", 'infinity'));`);

    this.addSql(`alter table \`skill\` add column \`findable_by\` text not null default '';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`hobby\` drop column \`findable_by\`;`);

    this.addSql(`drop index \`person_hired_on_id_index\`;`);
    this.addSql(`drop index \`person_place_sort_key_id_index\`;`);

    this.addSql(`drop index \`person_token_token_sort_key_person_id_index\`;`);
    this.addSql(`alter table \`person_token\` drop column \`sort_key\`;`);
    this.addSql(`create index \`person_token_person_id_index\` on \`person_token\` (\`person_id\`);`);
    this.addSql(`create index \`person_token_token_person_id_index\` on \`person_token\` (\`token\`, \`person_id\`);`);

    this.addSql(`drop index \`position_term_title_valid_to_index\`;`);

    this.addSql(`alter table \`skill\` drop column \`findable_by\`;`);
  }

}
