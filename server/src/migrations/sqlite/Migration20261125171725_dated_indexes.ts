import { Migration } from '@mikro-orm/migrations';

export class Migration20261125171725_dated_indexes extends Migration {

  override name = 'Migration20261125171725_dated_indexes';

  override up(): void | Promise<void> {
    this.addSql(`drop index \`org_unit_term_parent_id_index\`;`);
    this.addSql(`drop index \`org_unit_term_unit_id_index\`;`);
    this.addSql(`create index "org_unit_term_parent_id_valid_to_index" on "org_unit_term" ("parent_id", coalesce("valid_to", 'infinity'));`);
    this.addSql(`create index "org_unit_term_unit_id_valid_to_index" on "org_unit_term" ("unit_id", coalesce("valid_to", 'infinity'));`);

    this.addSql(`drop index \`dotted_line_position_id_index\`;`);
    this.addSql(`create index "dotted_line_position_id_valid_to_index" on "dotted_line" ("position_id", coalesce("valid_to", 'infinity'));`);

    this.addSql(`drop index \`position_term_holder_id_index\`;`);
    this.addSql(`drop index \`position_term_holder_id_valid_from_index\`;`);
    this.addSql(`drop index \`position_term_position_id_index\`;`);
    this.addSql(`drop index \`position_term_reports_to_id_index\`;`);
    this.addSql(`drop index \`position_term_reports_to_id_valid_from_index\`;`);
    this.addSql(`drop index \`position_term_unit_id_index\`;`);
    this.addSql(`drop index \`position_term_unit_id_valid_from_index\`;`);
    this.addSql(`create index "position_term_valid_to_index" on "position_term" (coalesce("valid_to", 'infinity'));`);
    this.addSql(`create index "position_term_holder_id_valid_to_index" on "position_term" ("holder_id", coalesce("valid_to", 'infinity'));`);
    this.addSql(`create index "position_term_unit_id_valid_to_index" on "position_term" ("unit_id", coalesce("valid_to", 'infinity'));`);
    this.addSql(`create index "position_term_reports_to_id_valid_to_index" on "position_term" ("reports_to_id", coalesce("valid_to", 'infinity'));`);
    this.addSql(`create index "position_term_position_id_valid_to_index" on "position_term" ("position_id", coalesce("valid_to", 'infinity'));`);

    this.addSql(`drop index \`stand_in_person_id_index\`;`);
    this.addSql(`drop index \`stand_in_position_id_index\`;`);
    this.addSql(`create index "stand_in_person_id_valid_to_index" on "stand_in" ("person_id", coalesce("valid_to", 'infinity'));`);
    this.addSql(`create index "stand_in_position_id_valid_to_index" on "stand_in" ("position_id", coalesce("valid_to", 'infinity'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index \`dotted_line_position_id_valid_to_index\`;`);
    this.addSql(`create index \`dotted_line_position_id_index\` on \`dotted_line\` (\`position_id\`);`);

    this.addSql(`drop index \`org_unit_term_parent_id_valid_to_index\`;`);
    this.addSql(`drop index \`org_unit_term_unit_id_valid_to_index\`;`);
    this.addSql(`create index \`org_unit_term_parent_id_index\` on \`org_unit_term\` (\`parent_id\`);`);
    this.addSql(`create index \`org_unit_term_unit_id_index\` on \`org_unit_term\` (\`unit_id\`);`);

    this.addSql(`drop index \`position_term_valid_to_index\`;`);
    this.addSql(`drop index \`position_term_holder_id_valid_to_index\`;`);
    this.addSql(`drop index \`position_term_unit_id_valid_to_index\`;`);
    this.addSql(`drop index \`position_term_reports_to_id_valid_to_index\`;`);
    this.addSql(`drop index \`position_term_position_id_valid_to_index\`;`);
    this.addSql(`create index \`position_term_holder_id_index\` on \`position_term\` (\`holder_id\`);`);
    this.addSql(`create index \`position_term_holder_id_valid_from_index\` on \`position_term\` (\`holder_id\`, \`valid_from\`);`);
    this.addSql(`create index \`position_term_position_id_index\` on \`position_term\` (\`position_id\`);`);
    this.addSql(`create index \`position_term_reports_to_id_index\` on \`position_term\` (\`reports_to_id\`);`);
    this.addSql(`create index \`position_term_reports_to_id_valid_from_index\` on \`position_term\` (\`reports_to_id\`, \`valid_from\`);`);
    this.addSql(`create index \`position_term_unit_id_index\` on \`position_term\` (\`unit_id\`);`);
    this.addSql(`create index \`position_term_unit_id_valid_from_index\` on \`position_term\` (\`unit_id\`, \`valid_from\`);`);

    this.addSql(`drop index \`stand_in_person_id_valid_to_index\`;`);
    this.addSql(`drop index \`stand_in_position_id_valid_to_index\`;`);
    this.addSql(`create index \`stand_in_person_id_index\` on \`stand_in\` (\`person_id\`);`);
    this.addSql(`create index \`stand_in_position_id_index\` on \`stand_in\` (\`position_id\`);`);
  }

}
