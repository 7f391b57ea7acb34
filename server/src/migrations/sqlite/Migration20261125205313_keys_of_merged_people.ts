import { Migration } from '@mikro-orm/migrations';

// No version wrote a row into this table before: it is made anew.
export class Migration20261125205313_keys_of_merged_people extends Migration {

  override name = 'Migration20261125205313_keys_of_merged_people';

  override up(): void | Promise<void> {
    this.addSql(`drop table \`person_key\`;`);
    this.addSql(`create table \`person_key\` (\`id\` text not null primary key, \`person_id\` text not null, \`key\` text not null, constraint \`person_key_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`person_key_person_id_index\` on \`person_key\` (\`person_id\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table \`person_key\`;`);
    this.addSql(`create table \`person_key\` (\`person_id\` text not null primary key, \`key\` text not null, constraint \`person_key_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on update cascade on delete cascade);`);
  }

}
