import { Migration } from '@mikro-orm/migrations';

export class Migration20261123145847_initial extends Migration {

  override name = 'Migration20261123145847_initial';

  override up(): void | Promise<void> {
    this.addSql(`create table \`company\` (\`id\` text not null primary key, \`name\` text not null, \`time_zone\` text not null, \`locale\` text not null default 'zh-CN', \`demo\` integer not null default false, \`version\` integer not null default 1);`);

    this.addSql(`create table \`custom_field\` (\`id\` text not null primary key, \`key\` text not null, \`label_zh\` text not null, \`label_en\` text not null, \`type\` text check (\`type\` in ('TEXT', 'NUMBER', 'DATE', 'CHOICE', 'PERSON')) not null, \`choices\` json not null, \`audience\` text check (\`audience\` in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME')) not null default 'HR', \`sort_order\` integer not null default 0);`);
    this.addSql(`create unique index \`custom_field_key_unique\` on \`custom_field\` (\`key\`);`);

    this.addSql(`create table \`hobby\` (\`id\` text not null primary key, \`key\` text not null, \`name_zh\` text not null, \`name_en\` text not null);`);
    this.addSql(`create unique index \`hobby_key_unique\` on \`hobby\` (\`key\`);`);

    this.addSql(`create table \`lease\` (\`name\` text not null primary key, \`holder\` text null, \`expires_at\` datetime not null);`);

    this.addSql(`create table \`org_unit\` (\`id\` text not null primary key, \`version\` integer not null default 1);`);

    this.addSql(`create table \`outbox_mail\` (\`id\` text not null primary key, \`message_key\` text not null, \`to\` text not null, \`subject\` text not null, \`text\` text not null, \`created_at\` datetime not null, \`next_try_at\` datetime not null, \`tries\` integer not null default 0, \`sent_at\` datetime null, \`last_error\` text null);`);
    this.addSql(`create unique index \`outbox_mail_message_key_unique\` on \`outbox_mail\` (\`message_key\`);`);
    this.addSql(`create index \`outbox_mail_sent_at_next_try_at_index\` on \`outbox_mail\` (\`sent_at\`, \`next_try_at\`);`);

    this.addSql(`create table \`person\` (\`id\` text not null primary key, \`employee_number\` text null, \`name\` text not null, \`alias\` text null, \`pinyin\` text not null default '', \`initials\` text not null default '', \`sort_key\` text not null default '', \`email\` text null, \`phone\` text null, \`birth_calendar\` text check (\`birth_calendar\` in ('SOLAR', 'LUNAR')) null, \`birth_month\` integer null, \`birth_day\` integer null, \`birth_leap_month\` integer not null default false, \`birth_year\` integer null, \`leap_day_keeping\` text check (\`leap_day_keeping\` in ('FEB_28', 'MAR_1', 'LEAP_YEARS_ONLY')) not null default 'FEB_28', \`leap_month_keeping\` text check (\`leap_month_keeping\` in ('PLAIN_MONTH', 'SKIPPED')) not null default 'PLAIN_MONTH', \`birthday_audience\` text check (\`birthday_audience\` in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME')) null, \`birth_year_audience\` text check (\`birth_year_audience\` in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME')) null, \`phone_audience\` text check (\`phone_audience\` in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME')) null, \`email_audience\` text check (\`email_audience\` in ('EVERYONE', 'TEAM', 'HR', 'ONLY_ME')) null, \`hired_on\` date null, \`anniversary_key\` integer null, \`left_on\` date null, \`bio\` text not null default '', \`version\` integer not null default 1);`);
    this.addSql(`create unique index \`person_employee_number_unique\` on \`person\` (\`employee_number\`);`);
    this.addSql(`create index \`person_anniversary_key_id_index\` on \`person\` (\`anniversary_key\`, \`id\`);`);
    this.addSql(`create index \`person_birth_calendar_birth_month_birth_day_id_index\` on \`person\` (\`birth_calendar\`, \`birth_month\`, \`birth_day\`, \`id\`);`);
    this.addSql(`create index \`person_sort_key_id_index\` on \`person\` (\`sort_key\`, \`id\`);`);

    this.addSql(`create table \`event\` (\`id\` text not null primary key, \`title\` text not null, \`kind\` text check (\`kind\` in ('GATHERING', 'MEETING', 'TRAINING', 'OUTING', 'OTHER')) not null, \`description\` text not null default '', \`place\` text null, \`starts_local\` text not null, \`time_zone\` text not null, \`duration_minutes\` integer not null, \`recurrence\` text null, \`capacity\` integer null, \`answers_close_minutes_before\` integer null, \`organizer_id\` text not null, \`cancelled_at\` datetime null, \`version\` integer not null default 1, constraint \`event_organizer_id_foreign\` foreign key (\`organizer_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`event_organizer_id_index\` on \`event\` (\`organizer_id\`);`);

    this.addSql(`create table \`occurrence\` (\`id\` text not null primary key, \`event_id\` text not null, \`original_start\` text not null, \`starts_at\` datetime not null, \`ends_at\` datetime not null, \`title_override\` text null, \`place_override\` text null, \`capacity_override\` integer null, \`cancelled_at\` datetime null, \`version\` integer not null default 1, constraint \`occurrence_event_id_foreign\` foreign key (\`event_id\`) references \`event\` (\`id\`));`);
    this.addSql(`create index \`occurrence_event_id_index\` on \`occurrence\` (\`event_id\`);`);
    this.addSql(`create index \`occurrence_starts_at_id_index\` on \`occurrence\` (\`starts_at\`, \`id\`);`);
    this.addSql(`create unique index \`occurrence_event_id_original_start_unique\` on \`occurrence\` (\`event_id\`, \`original_start\`);`);

    this.addSql(`create table \`custom_field_value\` (\`id\` text not null primary key, \`person_id\` text not null, \`field_id\` text not null, \`value\` text not null, constraint \`custom_field_value_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`), constraint \`custom_field_value_field_id_foreign\` foreign key (\`field_id\`) references \`custom_field\` (\`id\`));`);
    this.addSql(`create index \`custom_field_value_person_id_index\` on \`custom_field_value\` (\`person_id\`);`);
    this.addSql(`create index \`custom_field_value_field_id_index\` on \`custom_field_value\` (\`field_id\`);`);
    this.addSql(`create unique index \`custom_field_value_person_id_field_id_unique\` on \`custom_field_value\` (\`person_id\`, \`field_id\`);`);

    this.addSql(`create table \`account\` (\`id\` text not null primary key, \`name\` text not null, \`email\` text not null, \`email_verified\` integer not null default false, \`image\` text null, \`person_id\` text null, \`locale\` text null, \`disabled_at\` datetime null, \`created_at\` datetime not null, \`updated_at\` datetime not null, constraint \`account_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on delete set null);`);
    this.addSql(`create unique index \`account_email_unique\` on \`account\` (\`email\`);`);
    this.addSql(`create unique index \`account_person_id_unique\` on \`account\` (\`person_id\`);`);

    this.addSql(`create table \`invitation\` (\`id\` text not null primary key, \`email\` text not null, \`name\` text not null, \`person_id\` text null, \`code_hash\` text not null, \`invited_by_id\` text null, \`created_at\` datetime not null, \`expires_at\` datetime not null, \`accepted_at\` datetime null, constraint \`invitation_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on delete set null, constraint \`invitation_invited_by_id_foreign\` foreign key (\`invited_by_id\`) references \`account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`invitation_email_index\` on \`invitation\` (\`email\`);`);
    this.addSql(`create index \`invitation_person_id_index\` on \`invitation\` (\`person_id\`);`);
    this.addSql(`create unique index \`invitation_code_hash_unique\` on \`invitation\` (\`code_hash\`);`);
    this.addSql(`create index \`invitation_invited_by_id_index\` on \`invitation\` (\`invited_by_id\`);`);

    this.addSql(`create table \`credential\` (\`id\` text not null primary key, \`account_id\` text not null, \`provider_id\` text not null, \`provider_account_id\` text not null, \`password\` text null, \`access_token\` text null, \`refresh_token\` text null, \`id_token\` text null, \`access_token_expires_at\` datetime null, \`refresh_token_expires_at\` datetime null, \`scope\` text null, \`created_at\` datetime not null, \`updated_at\` datetime not null, constraint \`credential_account_id_foreign\` foreign key (\`account_id\`) references \`account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`credential_account_id_index\` on \`credential\` (\`account_id\`);`);
    this.addSql(`create unique index \`credential_provider_id_provider_account_id_unique\` on \`credential\` (\`provider_id\`, \`provider_account_id\`);`);

    this.addSql(`create table \`access_token\` (\`id\` text not null primary key, \`account_id\` text not null, \`name\` text not null, \`hash\` text not null, \`scopes\` json not null, \`created_at\` datetime not null, \`expires_at\` datetime null, \`last_used_at\` datetime null, \`revoked_at\` datetime null, constraint \`access_token_account_id_foreign\` foreign key (\`account_id\`) references \`account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`access_token_account_id_index\` on \`access_token\` (\`account_id\`);`);
    this.addSql(`create unique index \`access_token_hash_unique\` on \`access_token\` (\`hash\`);`);

    this.addSql(`create table \`absence\` (\`id\` text not null primary key, \`person_id\` text not null, \`from_day\` date not null, \`to_day\` date not null, constraint \`absence_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`absence_person_id_index\` on \`absence\` (\`person_id\`);`);
    this.addSql(`create index \`absence_person_id_from_day_index\` on \`absence\` (\`person_id\`, \`from_day\`);`);

    this.addSql(`create table \`person_hobby\` (\`person_id\` text not null, \`hobby_id\` text not null, primary key (\`person_id\`, \`hobby_id\`), constraint \`person_hobby_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on update cascade on delete cascade, constraint \`person_hobby_hobby_id_foreign\` foreign key (\`hobby_id\`) references \`hobby\` (\`id\`) on update cascade on delete cascade);`);
    this.addSql(`create index \`person_hobby_person_id_index\` on \`person_hobby\` (\`person_id\`);`);
    this.addSql(`create index \`person_hobby_hobby_id_index\` on \`person_hobby\` (\`hobby_id\`);`);

    this.addSql(`create table \`position\` (\`id\` text not null primary key, \`version\` integer not null default 1);`);

    this.addSql(`create table \`org_unit_term\` (\`id\` text not null primary key, \`unit_id\` text not null, \`valid_from\` date not null, \`valid_to\` date null, \`name\` text not null, \`kind\` text check (\`kind\` in ('COMPANY', 'DEPARTMENT', 'REGION', 'TEAM')) not null, \`parent_id\` text null, \`sort_order\` integer not null default 0, \`head_position_id\` text null, \`responsibilities\` text not null default '', constraint \`org_unit_term_unit_id_foreign\` foreign key (\`unit_id\`) references \`org_unit\` (\`id\`), constraint \`org_unit_term_parent_id_foreign\` foreign key (\`parent_id\`) references \`org_unit\` (\`id\`) on delete set null, constraint \`org_unit_term_head_position_id_foreign\` foreign key (\`head_position_id\`) references \`position\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`org_unit_term_unit_id_index\` on \`org_unit_term\` (\`unit_id\`);`);
    this.addSql(`create index \`org_unit_term_parent_id_index\` on \`org_unit_term\` (\`parent_id\`);`);
    this.addSql(`create index \`org_unit_term_head_position_id_index\` on \`org_unit_term\` (\`head_position_id\`);`);
    this.addSql(`create unique index \`org_unit_term_unit_id_valid_from_unique\` on \`org_unit_term\` (\`unit_id\`, \`valid_from\`);`);

    this.addSql(`create table \`dotted_line\` (\`id\` text not null primary key, \`position_id\` text not null, \`reports_to_id\` text not null, \`valid_from\` date not null, \`valid_to\` date null, constraint \`dotted_line_position_id_foreign\` foreign key (\`position_id\`) references \`position\` (\`id\`), constraint \`dotted_line_reports_to_id_foreign\` foreign key (\`reports_to_id\`) references \`position\` (\`id\`));`);
    this.addSql(`create index \`dotted_line_position_id_index\` on \`dotted_line\` (\`position_id\`);`);
    this.addSql(`create index \`dotted_line_reports_to_id_index\` on \`dotted_line\` (\`reports_to_id\`);`);
    this.addSql(`create unique index \`dotted_line_position_id_reports_to_id_valid_from_unique\` on \`dotted_line\` (\`position_id\`, \`reports_to_id\`, \`valid_from\`);`);

    this.addSql(`create table \`position_term\` (\`id\` text not null primary key, \`position_id\` text not null, \`valid_from\` date not null, \`valid_to\` date null, \`title\` text not null, \`unit_id\` text not null, \`reports_to_id\` text null, \`holder_id\` text null, \`primary\` integer not null default true, \`sort_order\` integer not null default 0, constraint \`position_term_position_id_foreign\` foreign key (\`position_id\`) references \`position\` (\`id\`), constraint \`position_term_unit_id_foreign\` foreign key (\`unit_id\`) references \`org_unit\` (\`id\`), constraint \`position_term_reports_to_id_foreign\` foreign key (\`reports_to_id\`) references \`position\` (\`id\`) on delete set null, constraint \`position_term_holder_id_foreign\` foreign key (\`holder_id\`) references \`person\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`position_term_position_id_index\` on \`position_term\` (\`position_id\`);`);
    this.addSql(`create index \`position_term_unit_id_index\` on \`position_term\` (\`unit_id\`);`);
    this.addSql(`create index \`position_term_reports_to_id_index\` on \`position_term\` (\`reports_to_id\`);`);
    this.addSql(`create index \`position_term_holder_id_index\` on \`position_term\` (\`holder_id\`);`);
    this.addSql(`create index \`position_term_reports_to_id_valid_from_index\` on \`position_term\` (\`reports_to_id\`, \`valid_from\`);`);
    this.addSql(`create index \`position_term_unit_id_valid_from_index\` on \`position_term\` (\`unit_id\`, \`valid_from\`);`);
    this.addSql(`create index \`position_term_holder_id_valid_from_index\` on \`position_term\` (\`holder_id\`, \`valid_from\`);`);
    this.addSql(`create unique index \`position_term_position_id_valid_from_unique\` on \`position_term\` (\`position_id\`, \`valid_from\`);`);

    this.addSql(`create table \`role_grant\` (\`id\` text not null primary key, \`account_id\` text not null, \`role\` text check (\`role\` in ('HR', 'ADMIN')) not null, \`granted_at\` datetime not null, constraint \`role_grant_account_id_foreign\` foreign key (\`account_id\`) references \`account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`role_grant_account_id_index\` on \`role_grant\` (\`account_id\`);`);
    this.addSql(`create unique index \`role_grant_account_id_role_unique\` on \`role_grant\` (\`account_id\`, \`role\`);`);

    this.addSql(`create table \`rsvp\` (\`id\` text not null primary key, \`occurrence_id\` text not null, \`person_id\` text not null, \`status\` text check (\`status\` in ('GOING', 'MAYBE', 'DECLINED', 'WAITLISTED')) not null, \`guests\` integer not null default 0, \`waiting_order\` integer null, \`responded_at\` datetime not null, constraint \`rsvp_occurrence_id_foreign\` foreign key (\`occurrence_id\`) references \`occurrence\` (\`id\`), constraint \`rsvp_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`rsvp_occurrence_id_index\` on \`rsvp\` (\`occurrence_id\`);`);
    this.addSql(`create index \`rsvp_person_id_index\` on \`rsvp\` (\`person_id\`);`);
    this.addSql(`create index \`rsvp_occurrence_id_status_waiting_order_index\` on \`rsvp\` (\`occurrence_id\`, \`status\`, \`waiting_order\`);`);
    this.addSql(`create unique index \`rsvp_occurrence_id_person_id_unique\` on \`rsvp\` (\`occurrence_id\`, \`person_id\`);`);

    this.addSql(`create table \`sharing_series\` (\`id\` text not null primary key, \`title\` text not null, \`unit_id\` text null, \`include_subunits\` integer not null default true, \`rhythm_kind\` text check (\`rhythm_kind\` in ('WEEKLY', 'BIWEEKLY', 'HALF_MONTH_DATES', 'HALF_MONTH_WEEKDAYS')) not null, \`weekday\` integer null, \`holiday_rule\` text check (\`holiday_rule\` in ('EARLIER', 'LATER', 'SKIP')) not null default 'EARLIER', \`start_time\` text not null, \`duration_minutes\` integer not null, \`time_zone\` text not null, \`starts_on\` date not null, \`ends_on\` date null, \`presenters_per_session\` integer not null default 2, \`place\` text null, \`draw_seed\` integer not null, \`organizer_id\` text not null, \`version\` integer not null default 1, constraint \`sharing_series_unit_id_foreign\` foreign key (\`unit_id\`) references \`org_unit\` (\`id\`) on delete set null, constraint \`sharing_series_organizer_id_foreign\` foreign key (\`organizer_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`sharing_series_unit_id_index\` on \`sharing_series\` (\`unit_id\`);`);
    this.addSql(`create index \`sharing_series_organizer_id_index\` on \`sharing_series\` (\`organizer_id\`);`);

    this.addSql(`create table \`sharing_series_member\` (\`series_id\` text not null, \`person_id\` text not null, primary key (\`series_id\`, \`person_id\`), constraint \`sharing_series_member_series_id_foreign\` foreign key (\`series_id\`) references \`sharing_series\` (\`id\`) on update cascade on delete cascade, constraint \`sharing_series_member_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on update cascade on delete cascade);`);
    this.addSql(`create index \`sharing_series_member_series_id_index\` on \`sharing_series_member\` (\`series_id\`);`);
    this.addSql(`create index \`sharing_series_member_person_id_index\` on \`sharing_series_member\` (\`person_id\`);`);

    this.addSql(`create table \`sharing_session\` (\`id\` text not null primary key, \`series_id\` text not null, \`original_on\` date null, \`starts_at\` datetime not null, \`ends_at\` datetime not null, \`place\` text null, \`status\` text check (\`status\` in ('SCHEDULED', 'OPEN', 'CLOSED', 'CANCELLED')) not null default 'SCHEDULED', \`opened_at\` datetime null, \`closed_at\` datetime null, \`minutes\` text null, \`version\` integer not null default 1, constraint \`sharing_session_series_id_foreign\` foreign key (\`series_id\`) references \`sharing_series\` (\`id\`));`);
    this.addSql(`create index \`sharing_session_series_id_index\` on \`sharing_session\` (\`series_id\`);`);
    this.addSql(`create index \`sharing_session_starts_at_id_index\` on \`sharing_session\` (\`starts_at\`, \`id\`);`);
    this.addSql(`create unique index \`sharing_session_series_id_original_on_unique\` on \`sharing_session\` (\`series_id\`, \`original_on\`);`);

    this.addSql(`create table \`duty\` (\`id\` text not null primary key, \`session_id\` text not null, \`person_id\` text not null, \`role\` text check (\`role\` in ('HOST', 'PRESENTER', 'NOTE_TAKER')) not null, \`source\` text check (\`source\` in ('ROTATION', 'CHOSEN', 'VOLUNTEER', 'SWAP')) not null, \`sort_order\` integer not null default 0, \`reasons\` json null, constraint \`duty_session_id_foreign\` foreign key (\`session_id\`) references \`sharing_session\` (\`id\`), constraint \`duty_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`duty_session_id_index\` on \`duty\` (\`session_id\`);`);
    this.addSql(`create index \`duty_person_id_index\` on \`duty\` (\`person_id\`);`);
    this.addSql(`create unique index \`duty_session_id_person_id_role_unique\` on \`duty\` (\`session_id\`, \`person_id\`, \`role\`);`);

    this.addSql(`create table \`contribution\` (\`id\` text not null primary key, \`session_id\` text not null, \`kind\` text check (\`kind\` in ('SUCCESS', 'LESSON', 'CASE')) not null, \`presenter_id\` text null, \`author_key\` text null, \`title\` text not null, \`sections\` json not null, \`search_text\` text not null default '', \`outcome\` text check (\`outcome\` in ('SOLVED', 'PARTLY', 'NOT')) null, \`outcome_note\` text null, \`ideas_revealed_at\` datetime null, \`closed_at\` datetime null, \`created_at\` datetime not null, constraint \`contribution_session_id_foreign\` foreign key (\`session_id\`) references \`sharing_session\` (\`id\`), constraint \`contribution_presenter_id_foreign\` foreign key (\`presenter_id\`) references \`person\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`contribution_session_id_index\` on \`contribution\` (\`session_id\`);`);
    this.addSql(`create index \`contribution_presenter_id_index\` on \`contribution\` (\`presenter_id\`);`);
    this.addSql(`create index \`contribution_closed_at_id_index\` on \`contribution\` (\`closed_at\`, \`id\`);`);
    this.addSql(`create index \`contribution_session_id_id_index\` on \`contribution\` (\`session_id\`, \`id\`);`);

    this.addSql(`create table \`idea\` (\`id\` text not null primary key, \`contribution_id\` text not null, \`text\` text not null, \`author_id\` text not null, \`adopted\` integer not null default false, \`created_at\` datetime not null, constraint \`idea_contribution_id_foreign\` foreign key (\`contribution_id\`) references \`contribution\` (\`id\`), constraint \`idea_author_id_foreign\` foreign key (\`author_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`idea_contribution_id_index\` on \`idea\` (\`contribution_id\`);`);
    this.addSql(`create index \`idea_author_id_index\` on \`idea\` (\`author_id\`);`);
    this.addSql(`create index \`idea_contribution_id_id_index\` on \`idea\` (\`contribution_id\`, \`id\`);`);

    this.addSql(`create table \`idea_vote\` (\`id\` text not null primary key, \`idea_id\` text not null, \`person_id\` text not null, constraint \`idea_vote_idea_id_foreign\` foreign key (\`idea_id\`) references \`idea\` (\`id\`), constraint \`idea_vote_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`idea_vote_idea_id_index\` on \`idea_vote\` (\`idea_id\`);`);
    this.addSql(`create index \`idea_vote_person_id_index\` on \`idea_vote\` (\`person_id\`);`);
    this.addSql(`create unique index \`idea_vote_idea_id_person_id_unique\` on \`idea_vote\` (\`idea_id\`, \`person_id\`);`);

    this.addSql(`create table \`helpful_mark\` (\`id\` text not null primary key, \`contribution_id\` text not null, \`person_id\` text not null, constraint \`helpful_mark_contribution_id_foreign\` foreign key (\`contribution_id\`) references \`contribution\` (\`id\`), constraint \`helpful_mark_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`helpful_mark_contribution_id_index\` on \`helpful_mark\` (\`contribution_id\`);`);
    this.addSql(`create index \`helpful_mark_person_id_index\` on \`helpful_mark\` (\`person_id\`);`);
    this.addSql(`create unique index \`helpful_mark_contribution_id_person_id_unique\` on \`helpful_mark\` (\`contribution_id\`, \`person_id\`);`);

    this.addSql(`create table \`follow_up\` (\`id\` text not null primary key, \`contribution_id\` text not null, \`text\` text not null, \`owner_id\` text not null, \`due_on\` date not null, \`check_on\` date null, \`state\` text check (\`state\` in ('OPEN', 'DONE', 'DROPPED')) not null default 'OPEN', \`result\` text null, constraint \`follow_up_contribution_id_foreign\` foreign key (\`contribution_id\`) references \`contribution\` (\`id\`), constraint \`follow_up_owner_id_foreign\` foreign key (\`owner_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`follow_up_contribution_id_index\` on \`follow_up\` (\`contribution_id\`);`);
    this.addSql(`create index \`follow_up_owner_id_index\` on \`follow_up\` (\`owner_id\`);`);
    this.addSql(`create index \`follow_up_state_due_on_index\` on \`follow_up\` (\`state\`, \`due_on\`);`);

    this.addSql(`create table \`sign_in_session\` (\`id\` text not null primary key, \`account_id\` text not null, \`token\` text not null, \`expires_at\` datetime not null, \`ip_address\` text null, \`user_agent\` text null, \`created_at\` datetime not null, \`updated_at\` datetime not null, constraint \`sign_in_session_account_id_foreign\` foreign key (\`account_id\`) references \`account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`sign_in_session_account_id_index\` on \`sign_in_session\` (\`account_id\`);`);
    this.addSql(`create unique index \`sign_in_session_token_unique\` on \`sign_in_session\` (\`token\`);`);

    this.addSql(`create table \`skill\` (\`id\` text not null primary key, \`key\` text not null, \`name_zh\` text not null, \`name_en\` text not null);`);
    this.addSql(`create unique index \`skill_key_unique\` on \`skill\` (\`key\`);`);

    this.addSql(`create table \`person_skill\` (\`id\` text not null primary key, \`person_id\` text not null, \`skill_id\` text not null, \`level\` integer null, \`can_help\` integer not null default false, constraint \`person_skill_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`), constraint \`person_skill_skill_id_foreign\` foreign key (\`skill_id\`) references \`skill\` (\`id\`));`);
    this.addSql(`create index \`person_skill_person_id_index\` on \`person_skill\` (\`person_id\`);`);
    this.addSql(`create index \`person_skill_skill_id_index\` on \`person_skill\` (\`skill_id\`);`);
    this.addSql(`create unique index \`person_skill_person_id_skill_id_unique\` on \`person_skill\` (\`person_id\`, \`skill_id\`);`);

    this.addSql(`create table \`stand_in\` (\`id\` text not null primary key, \`position_id\` text not null, \`person_id\` text not null, \`valid_from\` date not null, \`valid_to\` date null, constraint \`stand_in_position_id_foreign\` foreign key (\`position_id\`) references \`position\` (\`id\`), constraint \`stand_in_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`stand_in_position_id_index\` on \`stand_in\` (\`position_id\`);`);
    this.addSql(`create index \`stand_in_person_id_index\` on \`stand_in\` (\`person_id\`);`);
    this.addSql(`create unique index \`stand_in_position_id_valid_from_unique\` on \`stand_in\` (\`position_id\`, \`valid_from\`);`);

    this.addSql(`create table \`verification\` (\`id\` text not null primary key, \`identifier\` text not null, \`value\` text not null, \`expires_at\` datetime not null, \`created_at\` datetime not null, \`updated_at\` datetime not null);`);
    this.addSql(`create index \`verification_identifier_index\` on \`verification\` (\`identifier\`);`);

    this.addSql(`create table \`voice\` (\`id\` text not null primary key, \`session_id\` text not null, \`person_id\` text not null, \`kind\` text check (\`kind\` in ('SPOKE', 'WROTE', 'PASSED', 'ABSENT')) not null, constraint \`voice_session_id_foreign\` foreign key (\`session_id\`) references \`sharing_session\` (\`id\`), constraint \`voice_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`voice_session_id_index\` on \`voice\` (\`session_id\`);`);
    this.addSql(`create index \`voice_person_id_index\` on \`voice\` (\`person_id\`);`);
    this.addSql(`create unique index \`voice_session_id_person_id_unique\` on \`voice\` (\`session_id\`, \`person_id\`);`);
  }

}
