import { Migration } from '@mikro-orm/migrations';

export class Migration20261123145854_initial extends Migration {

  override name = 'Migration20261123145854_initial';

  override up(): void | Promise<void> {
    this.addSql(`create table "company" ("id" text collate "C" not null, "name" text not null, "time_zone" text not null, "locale" text not null default 'zh-CN', "demo" boolean not null default false, "version" int not null default 1, primary key ("id"));`);

    this.addSql(`create table "custom_field" ("id" text collate "C" not null, "key" text not null, "label_zh" text not null, "label_en" text not null, "type" text not null, "choices" jsonb not null, "audience" text not null default 'HR', "sort_order" int not null default 0, primary key ("id"));`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_key_unique" unique ("key");`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_type_check" check ("type" in ('TEXT', 'NUMBER', 'DATE', 'CHOICE', 'PERSON'));`);
    this.addSql(`alter table "custom_field" add constraint "custom_field_audience_check" check ("audience" in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME'));`);

    this.addSql(`create table "hobby" ("id" text collate "C" not null, "key" text not null, "name_zh" text not null, "name_en" text not null, primary key ("id"));`);
    this.addSql(`alter table "hobby" add constraint "hobby_key_unique" unique ("key");`);

    this.addSql(`create table "lease" ("name" text collate "C" not null, "holder" text null, "expires_at" timestamptz not null, primary key ("name"));`);

    this.addSql(`create table "org_unit" ("id" text collate "C" not null, "version" int not null default 1, primary key ("id"));`);

    this.addSql(`create table "outbox_mail" ("id" text collate "C" not null, "message_key" text not null, "to" text not null, "subject" text not null, "text" text not null, "created_at" timestamptz not null, "next_try_at" timestamptz not null, "tries" int not null default 0, "sent_at" timestamptz null, "last_error" text null, primary key ("id"));`);
    this.addSql(`alter table "outbox_mail" add constraint "outbox_mail_message_key_unique" unique ("message_key");`);
    this.addSql(`create index "outbox_mail_sent_at_next_try_at_index" on "outbox_mail" ("sent_at", "next_try_at");`);

    this.addSql(`create table "person" ("id" text collate "C" not null, "employee_number" text null, "name" text not null, "alias" text null, "pinyin" text not null default '', "initials" text not null default '', "sort_key" text collate "C" not null default '', "email" text null, "phone" text null, "birth_calendar" text null, "birth_month" smallint null, "birth_day" smallint null, "birth_leap_month" boolean not null default false, "birth_year" smallint null, "leap_day_keeping" text not null default 'FEB_28', "leap_month_keeping" text not null default 'PLAIN_MONTH', "birthday_audience" text null, "birth_year_audience" text null, "phone_audience" text null, "email_audience" text null, "hired_on" date null, "anniversary_key" smallint null, "left_on" date null, "bio" text not null default '', "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "person" add constraint "person_employee_number_unique" unique ("employee_number");`);
    this.addSql(`create index "person_anniversary_key_id_index" on "person" ("anniversary_key", "id");`);
    this.addSql(`create index "person_birth_calendar_birth_month_birth_day_id_index" on "person" ("birth_calendar", "birth_month", "birth_day", "id");`);
    this.addSql(`create index "person_sort_key_id_index" on "person" ("sort_key", "id");`);
    this.addSql(`alter table "person" add constraint "person_birth_calendar_check" check ("birth_calendar" in ('SOLAR', 'LUNAR'));`);
    this.addSql(`alter table "person" add constraint "person_leap_day_keeping_check" check ("leap_day_keeping" in ('FEB_28', 'MAR_1', 'LEAP_YEARS_ONLY'));`);
    this.addSql(`alter table "person" add constraint "person_leap_month_keeping_check" check ("leap_month_keeping" in ('PLAIN_MONTH', 'SKIPPED'));`);
    this.addSql(`alter table "person" add constraint "person_birthday_audience_check" check ("birthday_audience" in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME'));`);
    this.addSql(`alter table "person" add constraint "person_birth_year_audience_check" check ("birth_year_audience" in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME'));`);
    this.addSql(`alter table "person" add constraint "person_phone_audience_check" check ("phone_audience" in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME'));`);
    this.addSql(`alter table "person" add constraint "person_email_audience_check" check ("email_audience" in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME'));`);

    this.addSql(`create table "event" ("id" text collate "C" not null, "title" text not null, "kind" text not null, "description" text not null default '', "place" text null, "starts_local" text not null, "time_zone" text not null, "duration_minutes" int not null, "recurrence" text null, "capacity" int null, "answers_close_minutes_before" int null, "organizer_id" text collate "C" not null, "cancelled_at" timestamptz null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "event_organizer_id_index" on "event" ("organizer_id");`);
    this.addSql(`alter table "event" add constraint "event_kind_check" check ("kind" in ('GATHERING', 'MEETING', 'TRAINING', 'OUTING', 'OTHER'));`);

    this.addSql(`create table "occurrence" ("id" text collate "C" not null, "event_id" text collate "C" not null, "original_start" text not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "title_override" text null, "place_override" text null, "capacity_override" int null, "cancelled_at" timestamptz null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "occurrence_starts_at_id_index" on "occurrence" ("starts_at", "id");`);
    this.addSql(`alter table "occurrence" add constraint "occurrence_event_id_original_start_unique" unique ("event_id", "original_start");`);

    this.addSql(`create table "custom_field_value" ("id" text collate "C" not null, "person_id" text collate "C" not null, "field_id" text collate "C" not null, "value" text not null, primary key ("id"));`);
    this.addSql(`create index "custom_field_value_field_id_index" on "custom_field_value" ("field_id");`);
    this.addSql(`alter table "custom_field_value" add constraint "custom_field_value_person_id_field_id_unique" unique ("person_id", "field_id");`);

    this.addSql(`create table "account" ("id" text collate "C" not null, "name" text not null, "email" text not null, "email_verified" boolean not null default false, "image" text null, "person_id" text collate "C" null, "locale" text null, "disabled_at" timestamptz null, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "account" add constraint "account_email_unique" unique ("email");`);
    this.addSql(`alter table "account" add constraint "account_person_id_unique" unique ("person_id");`);

    this.addSql(`create table "invitation" ("id" text collate "C" not null, "email" text not null, "name" text not null, "person_id" text collate "C" null, "code_hash" text not null, "invited_by_id" text collate "C" null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "accepted_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "invitation_email_index" on "invitation" ("email");`);
    this.addSql(`alter table "invitation" add constraint "invitation_code_hash_unique" unique ("code_hash");`);

    this.addSql(`create table "credential" ("id" text collate "C" not null, "account_id" text collate "C" not null, "provider_id" text not null, "provider_account_id" text not null, "password" text null, "access_token" text null, "refresh_token" text null, "id_token" text null, "access_token_expires_at" timestamptz null, "refresh_token_expires_at" timestamptz null, "scope" text null, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "credential_account_id_index" on "credential" ("account_id");`);
    this.addSql(`alter table "credential" add constraint "credential_provider_id_provider_account_id_unique" unique ("provider_id", "provider_account_id");`);

    this.addSql(`create table "access_token" ("id" text collate "C" not null, "account_id" text collate "C" not null, "name" text not null, "hash" text not null, "scopes" jsonb not null, "created_at" timestamptz not null, "expires_at" timestamptz null, "last_used_at" timestamptz null, "revoked_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "access_token_account_id_index" on "access_token" ("account_id");`);
    this.addSql(`alter table "access_token" add constraint "access_token_hash_unique" unique ("hash");`);

    this.addSql(`create table "absence" ("id" text collate "C" not null, "person_id" text collate "C" not null, "from_day" date not null, "to_day" date not null, primary key ("id"));`);
    this.addSql(`create index "absence_person_id_from_day_index" on "absence" ("person_id", "from_day");`);

    this.addSql(`create table "person_hobby" ("person_id" text collate "C" not null, "hobby_id" text collate "C" not null, primary key ("person_id", "hobby_id"));`);

    this.addSql(`create table "position" ("id" text collate "C" not null, "version" int not null default 1, primary key ("id"));`);

    this.addSql(`create table "org_unit_term" ("id" text collate "C" not null, "unit_id" text collate "C" not null, "valid_from" date not null, "valid_to" date null, "name" text not null, "kind" text not null, "parent_id" text collate "C" null, "sort_order" int not null default 0, "head_position_id" text collate "C" null, "responsibilities" text not null default '', primary key ("id"));`);
    this.addSql(`create index "org_unit_term_parent_id_index" on "org_unit_term" ("parent_id");`);
    this.addSql(`create index "org_unit_term_head_position_id_index" on "org_unit_term" ("head_position_id");`);
    this.addSql(`alter table "org_unit_term" add constraint "org_unit_term_unit_id_valid_from_unique" unique ("unit_id", "valid_from");`);
    this.addSql(`alter table "org_unit_term" add constraint "org_unit_term_kind_check" check ("kind" in ('COMPANY', 'DEPARTMENT', 'REGION', 'TEAM'));`);

    this.addSql(`create table "dotted_line" ("id" text collate "C" not null, "position_id" text collate "C" not null, "reports_to_id" text collate "C" not null, "valid_from" date not null, "valid_to" date null, primary key ("id"));`);
    this.addSql(`create index "dotted_line_reports_to_id_index" on "dotted_line" ("reports_to_id");`);
    this.addSql(`alter table "dotted_line" add constraint "dotted_line_position_id_reports_to_id_valid_from_unique" unique ("position_id", "reports_to_id", "valid_from");`);

    this.addSql(`create table "position_term" ("id" text collate "C" not null, "position_id" text collate "C" not null, "valid_from" date not null, "valid_to" date null, "title" text not null, "unit_id" text collate "C" not null, "reports_to_id" text collate "C" null, "holder_id" text collate "C" null, "primary" boolean not null default true, "sort_order" int not null default 0, primary key ("id"));`);
    this.addSql(`create index "position_term_reports_to_id_valid_from_index" on "position_term" ("reports_to_id", "valid_from");`);
    this.addSql(`create index "position_term_unit_id_valid_from_index" on "position_term" ("unit_id", "valid_from");`);
    this.addSql(`create index "position_term_holder_id_valid_from_index" on "position_term" ("holder_id", "valid_from");`);
    this.addSql(`alter table "position_term" add constraint "position_term_position_id_valid_from_unique" unique ("position_id", "valid_from");`);

    this.addSql(`create table "role_grant" ("id" text collate "C" not null, "account_id" text collate "C" not null, "role" text not null, "granted_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "role_grant" add constraint "role_grant_account_id_role_unique" unique ("account_id", "role");`);
    this.addSql(`alter table "role_grant" add constraint "role_grant_role_check" check ("role" in ('HR', 'ADMIN'));`);

    this.addSql(`create table "rsvp" ("id" text collate "C" not null, "occurrence_id" text collate "C" not null, "person_id" text collate "C" not null, "status" text not null, "guests" smallint not null default 0, "waiting_order" int null, "responded_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "rsvp_person_id_index" on "rsvp" ("person_id");`);
    this.addSql(`create index "rsvp_occurrence_id_status_waiting_order_index" on "rsvp" ("occurrence_id", "status", "waiting_order");`);
    this.addSql(`alter table "rsvp" add constraint "rsvp_occurrence_id_person_id_unique" unique ("occurrence_id", "person_id");`);
    this.addSql(`alter table "rsvp" add constraint "rsvp_status_check" check ("status" in ('GOING', 'MAYBE', 'DECLINED', 'WAITLISTED'));`);

    this.addSql(`create table "sharing_series" ("id" text collate "C" not null, "title" text not null, "unit_id" text collate "C" null, "include_subunits" boolean not null default true, "rhythm_kind" text not null, "weekday" smallint null, "holiday_rule" text not null default 'EARLIER', "start_time" text not null, "duration_minutes" int not null, "time_zone" text not null, "starts_on" date not null, "ends_on" date null, "presenters_per_session" smallint not null default 2, "place" text null, "draw_seed" int not null, "organizer_id" text collate "C" not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "sharing_series_unit_id_index" on "sharing_series" ("unit_id");`);
    this.addSql(`create index "sharing_series_organizer_id_index" on "sharing_series" ("organizer_id");`);
    this.addSql(`alter table "sharing_series" add constraint "sharing_series_rhythm_kind_check" check ("rhythm_kind" in ('WEEKLY', 'BIWEEKLY', 'HALF_MONTH_DATES', 'HALF_MONTH_WEEKDAYS'));`);
    this.addSql(`alter table "sharing_series" add constraint "sharing_series_holiday_rule_check" check ("holiday_rule" in ('EARLIER', 'LATER', 'SKIP'));`);

    this.addSql(`create table "sharing_series_member" ("series_id" text collate "C" not null, "person_id" text collate "C" not null, primary key ("series_id", "person_id"));`);

    this.addSql(`create table "sharing_session" ("id" text collate "C" not null, "series_id" text collate "C" not null, "original_on" date null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "place" text null, "status" text not null default 'SCHEDULED', "opened_at" timestamptz null, "closed_at" timestamptz null, "minutes" text null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "sharing_session_starts_at_id_index" on "sharing_session" ("starts_at", "id");`);
    this.addSql(`alter table "sharing_session" add constraint "sharing_session_series_id_original_on_unique" unique ("series_id", "original_on");`);
    this.addSql(`alter table "sharing_session" add constraint "sharing_session_status_check" check ("status" in ('SCHEDULED', 'OPEN', 'CLOSED', 'CANCELLED'));`);

    this.addSql(`create table "duty" ("id" text collate "C" not null, "session_id" text collate "C" not null, "person_id" text collate "C" not null, "role" text not null, "source" text not null, "sort_order" smallint not null default 0, "reasons" jsonb null, primary key ("id"));`);
    this.addSql(`create index "duty_person_id_index" on "duty" ("person_id");`);
    this.addSql(`alter table "duty" add constraint "duty_session_id_person_id_role_unique" unique ("session_id", "person_id", "role");`);
    this.addSql(`alter table "duty" add constraint "duty_role_check" check ("role" in ('HOST', 'PRESENTER', 'NOTE_TAKER'));`);
    this.addSql(`alter table "duty" add constraint "duty_source_check" check ("source" in ('ROTATION', 'CHOSEN', 'VOLUNTEER', 'SWAP'));`);

    this.addSql(`create table "contribution" ("id" text collate "C" not null, "session_id" text collate "C" not null, "kind" text not null, "presenter_id" text collate "C" null, "author_key" text null, "title" text not null, "sections" jsonb not null, "search_text" text not null default '', "outcome" text null, "outcome_note" text null, "ideas_revealed_at" timestamptz null, "closed_at" timestamptz null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "contribution_presenter_id_index" on "contribution" ("presenter_id");`);
    this.addSql(`create index "contribution_closed_at_id_index" on "contribution" ("closed_at", "id");`);
    this.addSql(`create index "contribution_session_id_id_index" on "contribution" ("session_id", "id");`);
    this.addSql(`alter table "contribution" add constraint "contribution_kind_check" check ("kind" in ('SUCCESS', 'LESSON', 'CASE'));`);
    this.addSql(`alter table "contribution" add constraint "contribution_outcome_check" check ("outcome" in ('SOLVED', 'PARTLY', 'NOT'));`);

    this.addSql(`create table "idea" ("id" text collate "C" not null, "contribution_id" text collate "C" not null, "text" text not null, "author_id" text collate "C" not null, "adopted" boolean not null default false, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "idea_author_id_index" on "idea" ("author_id");`);
    this.addSql(`create index "idea_contribution_id_id_index" on "idea" ("contribution_id", "id");`);

    this.addSql(`create table "idea_vote" ("id" text collate "C" not null, "idea_id" text collate "C" not null, "person_id" text collate "C" not null, primary key ("id"));`);
    this.addSql(`create index "idea_vote_person_id_index" on "idea_vote" ("person_id");`);
    this.addSql(`alter table "idea_vote" add constraint "idea_vote_idea_id_person_id_unique" unique ("idea_id", "person_id");`);

    this.addSql(`create table "helpful_mark" ("id" text collate "C" not null, "contribution_id" text collate "C" not null, "person_id" text collate "C" not null, primary key ("id"));`);
    this.addSql(`create index "helpful_mark_person_id_index" on "helpful_mark" ("person_id");`);
    this.addSql(`alter table "helpful_mark" add constraint "helpful_mark_contribution_id_person_id_unique" unique ("contribution_id", "person_id");`);

    this.addSql(`create table "follow_up" ("id" text collate "C" not null, "contribution_id" text collate "C" not null, "text" text not null, "owner_id" text collate "C" not null, "due_on" date not null, "check_on" date null, "state" text not null default 'OPEN', "result" text null, primary key ("id"));`);
    this.addSql(`create index "follow_up_contribution_id_index" on "follow_up" ("contribution_id");`);
    this.addSql(`create index "follow_up_owner_id_index" on "follow_up" ("owner_id");`);
    this.addSql(`create index "follow_up_state_due_on_index" on "follow_up" ("state", "due_on");`);
    this.addSql(`alter table "follow_up" add constraint "follow_up_state_check" check ("state" in ('OPEN', 'DONE', 'DROPPED'));`);

    this.addSql(`create table "sign_in_session" ("id" text collate "C" not null, "account_id" text collate "C" not null, "token" text not null, "expires_at" timestamptz not null, "ip_address" text null, "user_agent" text null, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "sign_in_session_account_id_index" on "sign_in_session" ("account_id");`);
    this.addSql(`alter table "sign_in_session" add constraint "sign_in_session_token_unique" unique ("token");`);

    this.addSql(`create table "skill" ("id" text collate "C" not null, "key" text not null, "name_zh" text not null, "name_en" text not null, primary key ("id"));`);
    this.addSql(`alter table "skill" add constraint "skill_key_unique" unique ("key");`);

    this.addSql(`create table "person_skill" ("id" text collate "C" not null, "person_id" text collate "C" not null, "skill_id" text collate "C" not null, "level" smallint null, "can_help" boolean not null default false, primary key ("id"));`);
    this.addSql(`create index "person_skill_skill_id_index" on "person_skill" ("skill_id");`);
    this.addSql(`alter table "person_skill" add constraint "person_skill_person_id_skill_id_unique" unique ("person_id", "skill_id");`);

    this.addSql(`create table "stand_in" ("id" text collate "C" not null, "position_id" text collate "C" not null, "person_id" text collate "C" not null, "valid_from" date not null, "valid_to" date null, primary key ("id"));`);
    this.addSql(`create index "stand_in_person_id_index" on "stand_in" ("person_id");`);
    this.addSql(`alter table "stand_in" add constraint "stand_in_position_id_valid_from_unique" unique ("position_id", "valid_from");`);

    this.addSql(`create table "verification" ("id" text collate "C" not null, "identifier" text not null, "value" text not null, "expires_at" timestamptz not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "verification_identifier_index" on "verification" ("identifier");`);

    this.addSql(`create table "voice" ("id" text collate "C" not null, "session_id" text collate "C" not null, "person_id" text collate "C" not null, "kind" text not null, primary key ("id"));`);
    this.addSql(`create index "voice_person_id_index" on "voice" ("person_id");`);
    this.addSql(`alter table "voice" add constraint "voice_session_id_person_id_unique" unique ("session_id", "person_id");`);
    this.addSql(`alter table "voice" add constraint "voice_kind_check" check ("kind" in ('SPOKE', 'WROTE', 'PASSED', 'ABSENT'));`);

    this.addSql(`alter table "event" add constraint "event_organizer_id_foreign" foreign key ("organizer_id") references "person" ("id");`);

    this.addSql(`alter table "occurrence" add constraint "occurrence_event_id_foreign" foreign key ("event_id") references "event" ("id");`);

    this.addSql(`alter table "custom_field_value" add constraint "custom_field_value_person_id_foreign" foreign key ("person_id") references "person" ("id");`);
    this.addSql(`alter table "custom_field_value" add constraint "custom_field_value_field_id_foreign" foreign key ("field_id") references "custom_field" ("id");`);

    this.addSql(`alter table "account" add constraint "account_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null;`);

    this.addSql(`alter table "invitation" add constraint "invitation_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "invitation" add constraint "invitation_invited_by_id_foreign" foreign key ("invited_by_id") references "account" ("id") on delete set null;`);

    this.addSql(`alter table "credential" add constraint "credential_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade;`);

    this.addSql(`alter table "access_token" add constraint "access_token_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade;`);

    this.addSql(`alter table "absence" add constraint "absence_person_id_foreign" foreign key ("person_id") references "person" ("id");`);

    this.addSql(`alter table "person_hobby" add constraint "person_hobby_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "person_hobby" add constraint "person_hobby_hobby_id_foreign" foreign key ("hobby_id") references "hobby" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "org_unit_term" add constraint "org_unit_term_unit_id_foreign" foreign key ("unit_id") references "org_unit" ("id");`);
    this.addSql(`alter table "org_unit_term" add constraint "org_unit_term_parent_id_foreign" foreign key ("parent_id") references "org_unit" ("id") on delete set null;`);
    this.addSql(`alter table "org_unit_term" add constraint "org_unit_term_head_position_id_foreign" foreign key ("head_position_id") references "position" ("id") on delete set null;`);

    this.addSql(`alter table "dotted_line" add constraint "dotted_line_position_id_foreign" foreign key ("position_id") references "position" ("id");`);
    this.addSql(`alter table "dotted_line" add constraint "dotted_line_reports_to_id_foreign" foreign key ("reports_to_id") references "position" ("id");`);

    this.addSql(`alter table "position_term" add constraint "position_term_position_id_foreign" foreign key ("position_id") references "position" ("id");`);
    this.addSql(`alter table "position_term" add constraint "position_term_unit_id_foreign" foreign key ("unit_id") references "org_unit" ("id");`);
    this.addSql(`alter table "position_term" add constraint "position_term_reports_to_id_foreign" foreign key ("reports_to_id") references "position" ("id") on delete set null;`);
    this.addSql(`alter table "position_term" add constraint "position_term_holder_id_foreign" foreign key ("holder_id") references "person" ("id") on delete set null;`);

    this.addSql(`alter table "role_grant" add constraint "role_grant_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade;`);

    this.addSql(`alter table "rsvp" add constraint "rsvp_occurrence_id_foreign" foreign key ("occurrence_id") references "occurrence" ("id");`);
    this.addSql(`alter table "rsvp" add constraint "rsvp_person_id_foreign" foreign key ("person_id") references "person" ("id");`);

    this.addSql(`alter table "sharing_series" add constraint "sharing_series_unit_id_foreign" foreign key ("unit_id") references "org_unit" ("id") on delete set null;`);
    this.addSql(`alter table "sharing_series" add constraint "sharing_series_organizer_id_foreign" foreign key ("organizer_id") references "person" ("id");`);

    this.addSql(`alter table "sharing_series_member" add constraint "sharing_series_member_series_id_foreign" foreign key ("series_id") references "sharing_series" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "sharing_series_member" add constraint "sharing_series_member_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "sharing_session" add constraint "sharing_session_series_id_foreign" foreign key ("series_id") references "sharing_series" ("id");`);

    this.addSql(`alter table "duty" add constraint "duty_session_id_foreign" foreign key ("session_id") references "sharing_session" ("id");`);
    this.addSql(`alter table "duty" add constraint "duty_person_id_foreign" foreign key ("person_id") references "person" ("id");`);

    this.addSql(`alter table "contribution" add constraint "contribution_session_id_foreign" foreign key ("session_id") references "sharing_session" ("id");`);
    this.addSql(`alter table "contribution" add constraint "contribution_presenter_id_foreign" foreign key ("presenter_id") references "person" ("id") on delete set null;`);

    this.addSql(`alter table "idea" add constraint "idea_contribution_id_foreign" foreign key ("contribution_id") references "contribution" ("id");`);
    this.addSql(`alter table "idea" add constraint "idea_author_id_foreign" foreign key ("author_id") references "person" ("id");`);

    this.addSql(`alter table "idea_vote" add constraint "idea_vote_idea_id_foreign" foreign key ("idea_id") references "idea" ("id");`);
    this.addSql(`alter table "idea_vote" add constraint "idea_vote_person_id_foreign" foreign key ("person_id") references "person" ("id");`);

    this.addSql(`alter table "helpful_mark" add constraint "helpful_mark_contribution_id_foreign" foreign key ("contribution_id") references "contribution" ("id");`);
    this.addSql(`alter table "helpful_mark" add constraint "helpful_mark_person_id_foreign" foreign key ("person_id") references "person" ("id");`);

    this.addSql(`alter table "follow_up" add constraint "follow_up_contribution_id_foreign" foreign key ("contribution_id") references "contribution" ("id");`);
    this.addSql(`alter table "follow_up" add constraint "follow_up_owner_id_foreign" foreign key ("owner_id") references "person" ("id");`);

    this.addSql(`alter table "sign_in_session" add constraint "sign_in_session_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete cascade;`);

    this.addSql(`alter table "person_skill" add constraint "person_skill_person_id_foreign" foreign key ("person_id") references "person" ("id");`);
    this.addSql(`alter table "person_skill" add constraint "person_skill_skill_id_foreign" foreign key ("skill_id") references "skill" ("id");`);

    this.addSql(`alter table "stand_in" add constraint "stand_in_position_id_foreign" foreign key ("position_id") references "position" ("id");`);
    this.addSql(`alter table "stand_in" add constraint "stand_in_person_id_foreign" foreign key ("person_id") references "person" ("id");`);

    this.addSql(`alter table "voice" add constraint "voice_session_id_foreign" foreign key ("session_id") references "sharing_session" ("id");`);
    this.addSql(`alter table "voice" add constraint "voice_person_id_foreign" foreign key ("person_id") references "person" ("id");`);
  }

}
