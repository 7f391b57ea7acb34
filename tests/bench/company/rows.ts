/** What a column holds, the same for both databases: each writes it in its own way. */
export type Value = string | number | boolean | null | Date | readonly string[] | Readonly<Record<string, string>>;
export type Row = Readonly<Record<string, Value>>;

/** The tables that are filled, each after those it refers to. */
export const tables = [
  'company',
  'hobby',
  'skill',
  'person',
  'person_token',
  'person_hobby',
  'person_skill',
  'org_unit',
  'position',
  'position_term',
  'org_unit_term',
  'stand_in',
  'account',
  'role_grant',
  'access_token',
  'event',
  'occurrence',
  'rsvp',
  'sharing_series',
  'sharing_session',
  'duty',
  'voice',
  'contribution',
  'idea',
  'idea_vote',
  'helpful_mark',
  'follow_up',
] as const;
export type Table = (typeof tables)[number];

/** Every column is named in every row: what the database would fill in by default is written as the use cases write it. */
export class Rows {
  readonly #byTable = new Map<Table, Row[]>();

  add<Added extends Row>(table: Table, row: Added): Added {
    const rows = this.#byTable.get(table);
    if (rows) rows.push(row);
    else this.#byTable.set(table, [row]);
    return row;
  }

  clear(): void {
    this.#byTable.clear();
  }

  of(table: Table): readonly Row[] {
    return this.#byTable.get(table) ?? [];
  }
}
