import { Company } from '@hearth/server/platform/company/company.entity';
import { OrgUnit, OrgUnitKind, OrgUnitTerm } from '@hearth/server/modules/organization/org-unit.entity';
import { Position, PositionTerm } from '@hearth/server/modules/organization/position.entity';
import { anniversaryKey } from '@hearth/server/modules/people/anniversary.rules';
import { readName } from '@hearth/server/modules/people/name.rules';
import { Person } from '@hearth/server/modules/people/person.entity';
import type { Services } from '@hearth/server/platform/context';
import type { RequiredEntityData } from '@mikro-orm/core';
import { writeRow, writeRows } from './row.ts';

const LONG_AGO = '2020-01-01';

interface Seat {
  title?: string;
  unit?: OrgUnit;
  reportsTo?: Position;
  holder?: Person | null;
  from?: string;
  to?: string | null;
  primary?: boolean;
}

/**
 * Writes the rows that a test starts from, as they would stand after the use cases that make them. What a test is about, it does
 * through the API instead.
 */
export class Build {
  readonly services: Services;
  #count = 0;
  #company: Company | undefined;
  #root: OrgUnit | undefined;

  constructor(services: Services) {
    this.services = services;
  }

  row<Entity extends object>(entity: new () => Entity, data: RequiredEntityData<Entity>): Promise<Entity> {
    return writeRow(this.services, entity, data);
  }

  /** Many rows at once. */
  rows<Entity extends object>(entity: new () => Entity, rows: readonly RequiredEntityData<Entity>[]): Promise<Entity[]> {
    return writeRows(this.services, entity, rows);
  }

  async company(): Promise<Company> {
    return (this.#company ??= await this.row(Company, { name: '围炉贸易', timeZone: 'Asia/Shanghai' }));
  }

  /** A unit below the company, or below `parent`. */
  async unit(
    name = '销售部',
    { parent, kind = OrgUnitKind.DEPARTMENT, from = LONG_AGO }: { parent?: OrgUnit; kind?: OrgUnitKind; from?: string } = {},
  ) {
    const above = parent ?? (await this.rootUnit());
    const unit = await this.row(OrgUnit, {});
    await this.row(OrgUnitTerm, { unit: unit.id, name, kind, parent: above.id, validFrom: from });
    return unit;
  }

  async rootUnit(): Promise<OrgUnit> {
    if (this.#root) return this.#root;
    const { name } = await this.company();
    this.#root = await this.row(OrgUnit, {});
    await this.row(OrgUnitTerm, { unit: this.#root.id, name, kind: OrgUnitKind.COMPANY, validFrom: LONG_AGO });
    return this.#root;
  }

  async position({
    title = '销售员',
    unit,
    reportsTo,
    holder = null,
    from = LONG_AGO,
    to = null,
    primary = true,
  }: Seat = {}): Promise<Position> {
    const inUnit = unit ?? (await this.rootUnit());
    const position = await this.row(Position, {});
    await this.row(PositionTerm, {
      position: position.id,
      title,
      unit: inUnit.id,
      reportsTo: reportsTo ? reportsTo.id : null,
      holder: holder ? holder.id : null,
      validFrom: from,
      validTo: to,
      primary,
    });
    return position;
  }

  /** Somebody in the company, without a seat: `position({ holder })` gives one. */
  async person(
    data: Omit<Partial<RequiredEntityData<Person>>, 'name' | 'hiredOn'> & { name?: string; hiredOn?: string | null } = {},
  ): Promise<Person> {
    this.#count += 1;
    const { name = `成员${this.#count}`, hiredOn = LONG_AGO, ...rest } = data;
    const { full: pinyin, initials, sortKey } = readName(name);
    return this.row(Person, {
      employeeNumber: `T${this.#count}`,
      name,
      pinyin,
      initials,
      sortKey,
      hiredOn,
      anniversaryKey: hiredOn ? anniversaryKey(hiredOn) : null,
      ...rest,
    });
  }
}
