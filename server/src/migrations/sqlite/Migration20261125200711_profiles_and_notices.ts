import { Migration } from '@mikro-orm/migrations';

export class Migration20261125200711_profiles_and_notices extends Migration {

  override name = 'Migration20261125200711_profiles_and_notices';

  override up(): void | Promise<void> {
    this.addSql(`create table \`audience_default\` (\`value\` text not null primary key, \`audience\` text check (\`audience\` in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME')) not null);`);

    this.addSql(`create table \`holiday_correction\` (\`id\` text not null primary key, \`on_day\` date not null, \`working\` integer not null, \`name\` text not null);`);
    this.addSql(`create unique index \`holiday_correction_on_day_unique\` on \`holiday_correction\` (\`on_day\`);`);

    this.addSql(`create table \`notice_choice\` (\`id\` text not null primary key, \`person_id\` text not null, \`kind\` text check (\`kind\` in ('CELEBRATION_AHEAD', 'GREETINGS')) not null, \`in_app\` integer not null, \`by_mail\` integer not null, constraint \`notice_choice_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`notice_choice_person_id_index\` on \`notice_choice\` (\`person_id\`);`);
    this.addSql(`create unique index \`notice_choice_person_id_kind_unique\` on \`notice_choice\` (\`person_id\`, \`kind\`);`);

    this.addSql(`create table \`notice\` (\`id\` text not null primary key, \`recipient_id\` text not null, \`key\` text not null, \`kind\` text check (\`kind\` in ('CELEBRATION_AHEAD', 'GREETINGS')) not null, \`about_id\` text null, \`facts\` json not null, \`created_at\` datetime not null, \`read_at\` datetime null, constraint \`notice_recipient_id_foreign\` foreign key (\`recipient_id\`) references \`person\` (\`id\`) on delete cascade, constraint \`notice_about_id_foreign\` foreign key (\`about_id\`) references \`person\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`notice_recipient_id_index\` on \`notice\` (\`recipient_id\`);`);
    this.addSql(`create index \`notice_about_id_index\` on \`notice\` (\`about_id\`);`);
    this.addSql(`create index \`notice_recipient_id_created_at_id_index\` on \`notice\` (\`recipient_id\`, \`created_at\`, \`id\`);`);
    this.addSql(`create unique index \`notice_recipient_id_key_unique\` on \`notice\` (\`recipient_id\`, \`key\`);`);

    this.addSql(`create table \`greeting\` (\`id\` text not null primary key, \`celebrant_id\` text not null, \`celebration\` text check (\`celebration\` in ('BIRTHDAY', 'WORK_ANNIVERSARY')) not null, \`on_day\` date not null, \`signer_id\` text not null, \`text\` text not null, \`signed_at\` datetime not null, constraint \`greeting_celebrant_id_foreign\` foreign key (\`celebrant_id\`) references \`person\` (\`id\`) on delete cascade, constraint \`greeting_signer_id_foreign\` foreign key (\`signer_id\`) references \`person\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`greeting_celebrant_id_index\` on \`greeting\` (\`celebrant_id\`);`);
    this.addSql(`create index \`greeting_signer_id_index\` on \`greeting\` (\`signer_id\`);`);
    this.addSql(`create index \`greeting_on_day_celebrant_id_index\` on \`greeting\` (\`on_day\`, \`celebrant_id\`);`);
    this.addSql(`create unique index \`greeting_celebrant_id_celebration_on_day_signer_id_unique\` on \`greeting\` (\`celebrant_id\`, \`celebration\`, \`on_day\`, \`signer_id\`);`);

    this.addSql(`create table \`former_employment\` (\`id\` text not null primary key, \`person_id\` text not null, \`hired_on\` date null, \`left_on\` date not null, constraint \`former_employment_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`former_employment_person_id_index\` on \`former_employment\` (\`person_id\`);`);
    this.addSql(`create index \`former_employment_person_id_left_on_index\` on \`former_employment\` (\`person_id\`, \`left_on\`);`);

    this.addSql(`create table \`person_key\` (\`person_id\` text not null primary key, \`key\` text not null, constraint \`person_key_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on update cascade on delete cascade);`);

    this.addSql(`create table \`person_photo\` (\`id\` text not null primary key, \`person_id\` text not null, \`tag\` text not null, \`large\` blob not null, \`small\` blob not null, constraint \`person_photo_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on delete cascade);`);
    this.addSql(`create unique index \`person_photo_person_id_unique\` on \`person_photo\` (\`person_id\`);`);

    this.addSql(`create table \`person_token\` (\`person_id\` text not null, \`token\` text not null, primary key (\`person_id\`, \`token\`), constraint \`person_token_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`person_token_person_id_index\` on \`person_token\` (\`person_id\`);`);
    this.addSql(`create index \`person_token_token_person_id_index\` on \`person_token\` (\`token\`, \`person_id\`);`);

    this.addSql(`create table \`reminder_rule\` (\`id\` text not null primary key, \`celebration\` text check (\`celebration\` in ('BIRTHDAY', 'WORK_ANNIVERSARY')) not null, \`recipients\` text check (\`recipients\` in ('MANAGER', 'TEAM', 'HR')) not null, \`days_ahead\` integer not null, \`off_days\` text check (\`off_days\` in ('EARLIER', 'LATER', 'NONE')) not null default 'EARLIER', \`version\` integer not null default 1);`);

    this.addSql(`create table \`saved_view\` (\`id\` text not null primary key, \`owner_id\` text not null, \`name\` text not null, \`query\` text not null, \`created_at\` datetime not null);`);
    this.addSql(`create unique index \`saved_view_owner_id_name_unique\` on \`saved_view\` (\`owner_id\`, \`name\`);`);

    this.addSql(`alter table \`hobby\` add column \`version\` integer not null default 1;`);

    this.addSql(`alter table \`outbox_mail\` add column \`claimed_until\` datetime null;`);

    this.addSql(`alter table \`person\` add column \`photo_audience\` text check (\`photo_audience\` in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME')) null;`);
    this.addSql(`alter table \`person\` add column \`place\` text null;`);
    this.addSql(`alter table \`person\` add column \`time_zone\` text null;`);
    this.addSql(`alter table \`person\` add column \`locale\` text null;`);
    this.addSql(`alter table \`person\` add column \`emergency_name\` text null;`);
    this.addSql(`alter table \`person\` add column \`emergency_relation\` text null;`);
    this.addSql(`alter table \`person\` add column \`emergency_phone\` text null;`);
    this.addSql(`alter table \`person\` add column \`erased_at\` datetime null;`);

    this.addSql(`alter table \`custom_field_value\` add column \`audience\` text check (\`audience\` in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME')) null;`);

    this.addSql(`alter table \`skill\` add column \`version\` integer not null default 1;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`audience_default\`;`);
    this.addSql(`drop table if exists \`holiday_correction\`;`);
    this.addSql(`drop table if exists \`notice_choice\`;`);
    this.addSql(`drop table if exists \`notice\`;`);
    this.addSql(`drop table if exists \`greeting\`;`);
    this.addSql(`drop table if exists \`former_employment\`;`);
    this.addSql(`drop table if exists \`person_key\`;`);
    this.addSql(`drop table if exists \`person_photo\`;`);
    this.addSql(`drop table if exists \`person_token\`;`);
    this.addSql(`drop table if exists \`reminder_rule\`;`);
    this.addSql(`drop table if exists \`saved_view\`;`);

    this.addSql(`alter table \`custom_field_value\` drop column \`audience\`;`);

    this.addSql(`alter table \`hobby\` drop column \`version\`;`);

    this.addSql(`alter table \`outbox_mail\` drop column \`claimed_until\`;`);

    this.addSql(`alter table \`person\` drop column \`photo_audience\`;`);
    this.addSql(`alter table \`person\` drop column \`place\`;`);
    this.addSql(`alter table \`person\` drop column \`time_zone\`;`);
    this.addSql(`alter table \`person\` drop column \`locale\`;`);
    this.addSql(`alter table \`person\` drop column \`emergency_name\`;`);
    this.addSql(`alter table \`person\` drop column \`emergency_relation\`;`);
    this.addSql(`alter table \`person\` drop column \`emergency_phone\`;`);
    this.addSql(`alter table \`person\` drop column \`erased_at\`;`);

    this.addSql(`alter table \`skill\` drop column \`version\`;`);
  }

}
