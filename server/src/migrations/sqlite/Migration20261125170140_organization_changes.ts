import { Migration } from '@mikro-orm/migrations';

export class Migration20261125170140_organization_changes extends Migration {

  override name = 'Migration20261125170140_organization_changes';

  override up(): void | Promise<void> {
    this.addSql(`create table \`audit_entry\` (\`id\` text not null primary key, \`change\` text not null, \`at\` datetime not null, \`account_id\` text null, \`person_id\` text null, \`action\` text not null, \`reason\` text null, \`subject_type\` text not null, \`subject_id\` text not null, \`before\` json null, \`after\` json null, \`request_id\` text not null);`);
    this.addSql(`create index \`audit_entry_change_index\` on \`audit_entry\` (\`change\`);`);
    this.addSql(`create index \`audit_entry_subject_id_at_index\` on \`audit_entry\` (\`subject_id\`, \`at\`);`);
    this.addSql(`create index \`audit_entry_at_id_index\` on \`audit_entry\` (\`at\`, \`id\`);`);

    this.addSql(`create table \`reorg_plan\` (\`id\` text not null primary key, \`title\` text not null, \`note\` text not null default '', \`effective_on\` date not null, \`status\` text check (\`status\` in ('DRAFT', 'PUBLISHED', 'DISCARDED')) not null default 'DRAFT', \`steps\` json not null, \`noticed_entry\` text not null default '', \`account_id\` text not null, \`author_id\` text null, \`drafted_at\` datetime not null, \`ended_at\` datetime null, \`version\` integer not null default 1, constraint \`reorg_plan_author_id_foreign\` foreign key (\`author_id\`) references \`person\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`reorg_plan_author_id_index\` on \`reorg_plan\` (\`author_id\`);`);
    this.addSql(`create index \`reorg_plan_status_effective_on_index\` on \`reorg_plan\` (\`status\`, \`effective_on\`);`);

    this.addSql(`create table \`reorg_plan_editor\` (\`reorg_plan_id\` text not null, \`person_id\` text not null, primary key (\`reorg_plan_id\`, \`person_id\`), constraint \`reorg_plan_editor_reorg_plan_id_foreign\` foreign key (\`reorg_plan_id\`) references \`reorg_plan\` (\`id\`) on update cascade on delete cascade, constraint \`reorg_plan_editor_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on update cascade on delete cascade);`);
    this.addSql(`create index \`reorg_plan_editor_reorg_plan_id_index\` on \`reorg_plan_editor\` (\`reorg_plan_id\`);`);
    this.addSql(`create index \`reorg_plan_editor_person_id_index\` on \`reorg_plan_editor\` (\`person_id\`);`);

    this.addSql(`alter table \`company\` add column \`span_limit\` integer not null default 12;`);
  }

  override down(): void | Promise<void> {

    this.addSql(`drop table if exists \`audit_entry\`;`);
    this.addSql(`drop table if exists \`reorg_plan\`;`);
    this.addSql(`drop table if exists \`reorg_plan_editor\`;`);

    this.addSql(`alter table \`company\` drop column \`span_limit\`;`);
  }

}
