import { Migration } from '@mikro-orm/migrations';

export class Migration20261125200713_profiles_and_notices extends Migration {

  override name = 'Migration20261125200713_profiles_and_notices';

  override up(): void | Promise<void> {
    this.addSql(`create table "audience_default" ("value" text collate "C" not null, "audience" text not null, primary key ("value"));`);

    this.addSql(`create table "holiday_correction" ("id" text collate "C" not null, "on_day" date not null, "working" boolean not null, "name" text not null, primary key ("id"));`);
    this.addSql(`alter table "holiday_correction" add constraint "holiday_correction_on_day_unique" unique ("on_day");`);

    this.addSql(`create table "notice_choice" ("id" text collate "C" not null, "person_id" text collate "C" not null, "kind" text not null, "in_app" boolean not null, "by_mail" boolean not null, primary key ("id"));`);
    this.addSql(`alter table "notice_choice" add constraint "notice_choice_person_id_kind_unique" unique ("person_id", "kind");`);

    this.addSql(`create table "notice" ("id" text collate "C" not null, "recipient_id" text collate "C" not null, "key" text not null, "kind" text not null, "about_id" text collate "C" null, "facts" jsonb not null, "created_at" timestamptz not null, "read_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "notice_about_id_index" on "notice" ("about_id");`);
    this.addSql(`create index "notice_recipient_id_created_at_id_index" on "notice" ("recipient_id", "created_at", "id");`);
    this.addSql(`alter table "notice" add constraint "notice_recipient_id_key_unique" unique ("recipient_id", "key");`);

    this.addSql(`create table "greeting" ("id" text collate "C" not null, "celebrant_id" text collate "C" not null, "celebration" text not null, "on_day" date not null, "signer_id" text collate "C" not null, "text" text not null, "signed_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "greeting_signer_id_index" on "greeting" ("signer_id");`);
    this.addSql(`create index "greeting_on_day_celebrant_id_index" on "greeting" ("on_day", "celebrant_id");`);
    this.addSql(`alter table "greeting" add constraint "greeting_celebrant_id_celebration_on_day_signer_id_unique" unique ("celebrant_id", "celebration", "on_day", "signer_id");`);

    this.addSql(`create table "former_employment" ("id" text collate "C" not null, "person_id" text collate "C" not null, "hired_on" date null, "left_on" date not null, primary key ("id"));`);
    this.addSql(`create index "former_employment_person_id_left_on_index" on "former_employment" ("person_id", "left_on");`);

    this.addSql(`create table "person_key" ("person_id" text collate "C" not null, "key" text not null, primary key ("person_id"));`);

    this.addSql(`create table "person_photo" ("id" text collate "C" not null, "person_id" text collate "C" not null, "tag" text not null, "large" bytea not null, "small" bytea not null, primary key ("id"));`);
    this.addSql(`alter table "person_photo" add constraint "person_photo_person_id_unique" unique ("person_id");`);

    this.addSql(`create table "person_token" ("person_id" text collate "C" not null, "token" text collate "C" not null, primary key ("person_id", "token"));`);
    this.addSql(`create index "person_token_token_person_id_index" on "person_token" ("token", "person_id");`);

    this.addSql(`create table "reminder_rule" ("id" text collate "C" not null, "celebration" text not null, "recipients" text not null, "days_ahead" int not null, "off_days" text not null default 'EARLIER', "version" int not null default 1, primary key ("id"));`);

    this.addSql(`create table "saved_view" ("id" text collate "C" not null, "owner_id" text not null, "name" text not null, "query" text not null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_owner_id_name_unique" unique ("owner_id", "name");`);

    this.addSql(`alter table "hobby" add "version" int not null default 1;`);

    this.addSql(`alter table "outbox_mail" add "claimed_until" timestamptz null;`);

    this.addSql(`alter table "person" add "photo_audience" text null, add "place" text null, add "time_zone" text null, add "locale" text null, add "emergency_name" text null, add "emergency_relation" text null, add "emergency_phone" text null, add "erased_at" timestamptz null;`);
    this.addSql(`alter table "person" add constraint "person_photo_audience_check" check ("photo_audience" in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME'));`);

    this.addSql(`alter table "custom_field_value" add "audience" text null;`);
    this.addSql(`alter table "custom_field_value" add constraint "custom_field_value_audience_check" check ("audience" in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME'));`);

    this.addSql(`alter table "skill" add "version" int not null default 1;`);

    this.addSql(`alter table "audience_default" add constraint "audience_default_audience_check" check ("audience" in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME'));`);

    this.addSql(`alter table "notice_choice" add constraint "notice_choice_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "notice_choice" add constraint "notice_choice_kind_check" check ("kind" in ('CELEBRATION_AHEAD', 'GREETINGS'));`);

    this.addSql(`alter table "notice" add constraint "notice_recipient_id_foreign" foreign key ("recipient_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "notice" add constraint "notice_about_id_foreign" foreign key ("about_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "notice" add constraint "notice_kind_check" check ("kind" in ('CELEBRATION_AHEAD', 'GREETINGS'));`);

    this.addSql(`alter table "greeting" add constraint "greeting_celebrant_id_foreign" foreign key ("celebrant_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "greeting" add constraint "greeting_signer_id_foreign" foreign key ("signer_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "greeting" add constraint "greeting_celebration_check" check ("celebration" in ('BIRTHDAY', 'WORK_ANNIVERSARY'));`);

    this.addSql(`alter table "former_employment" add constraint "former_employment_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);

    this.addSql(`alter table "person_key" add constraint "person_key_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "person_photo" add constraint "person_photo_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);

    this.addSql(`alter table "person_token" add constraint "person_token_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);

    this.addSql(`alter table "reminder_rule" add constraint "reminder_rule_celebration_check" check ("celebration" in ('BIRTHDAY', 'WORK_ANNIVERSARY'));`);
    this.addSql(`alter table "reminder_rule" add constraint "reminder_rule_recipients_check" check ("recipients" in ('MANAGER', 'TEAM', 'HR'));`);
    this.addSql(`alter table "reminder_rule" add constraint "reminder_rule_off_days_check" check ("off_days" in ('EARLIER', 'LATER', 'NONE'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "audience_default" cascade;`);
    this.addSql(`drop table if exists "holiday_correction" cascade;`);
    this.addSql(`drop table if exists "notice_choice" cascade;`);
    this.addSql(`drop table if exists "notice" cascade;`);
    this.addSql(`drop table if exists "greeting" cascade;`);
    this.addSql(`drop table if exists "former_employment" cascade;`);
    this.addSql(`drop table if exists "person_key" cascade;`);
    this.addSql(`drop table if exists "person_photo" cascade;`);
    this.addSql(`drop table if exists "person_token" cascade;`);
    this.addSql(`drop table if exists "reminder_rule" cascade;`);
    this.addSql(`drop table if exists "saved_view" cascade;`);

    this.addSql(`alter table "custom_field_value" drop constraint "custom_field_value_audience_check";`);
    this.addSql(`alter table "custom_field_value" drop column "audience";`);

    this.addSql(`alter table "hobby" drop column "version";`);

    this.addSql(`alter table "outbox_mail" drop column "claimed_until";`);

    this.addSql(`alter table "person" drop constraint "person_photo_audience_check";`);
    this.addSql(`alter table "person" drop column "photo_audience", drop column "place", drop column "time_zone", drop column "locale", drop column "emergency_name", drop column "emergency_relation", drop column "emergency_phone", drop column "erased_at";`);

    this.addSql(`alter table "skill" drop column "version";`);
  }

}
