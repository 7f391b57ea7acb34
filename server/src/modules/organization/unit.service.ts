import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, checkVersion, found } from '../../platform/graphql/user-error.ts';
import { type Change, changeOrganization, type Changed, effectiveDay } from './dated-change.service.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { refusal } from './organization.errors.ts';
import type { AddOrgUnitInput, CloseOrgUnitInput, MoveOrgUnitInput, RenameOrgUnitInput } from './organization.inputs.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { inUnitFrom } from './organization.reads.ts';
import { changeFrom, closeFrom, termOn } from './term.rules.ts';
import { checkHead, checkUnits } from './tree-check.service.ts';
import { type UnitBook, type UnitFacts, unitBook } from './timeline.service.ts';

/** Opens a new unit. It may have begun in the past: nothing is on record there that it could rewrite. */
export function addOrgUnit(ctx: Context, input: AddOrgUnitInput, id?: string): Promise<Changed<OrgUnit>> {
  authorize(ctx, mayChangeOrganization(ctx.viewer));
  return changeOrganization(ctx, 'addOrgUnit', async (tx) => {
    const on = input.effectiveOn ?? (await today(tx));
    const unit = new OrgUnit();
    if (id !== undefined) unit.id = id;
    tx.em.persist(unit);
    const book = unitBook(tx);
    const facts: UnitFacts = {
      name: input.name.trim(),
      kind: input.kind,
      parent: input.parentId ?? null,
      sortOrder: input.sortOrder ?? 0,
      headPosition: null,
      responsibilities: input.responsibilities ?? '',
    };
    book.add(unit.id, { validFrom: on, validTo: null, facts });
    await checkUnits(tx.em, book, on);
    await book.write();
    return unit;
  });
}

export function renameOrgUnit(ctx: Context, input: RenameOrgUnitInput): Promise<Changed<OrgUnit>> {
  return changeUnit(ctx, 'renameOrgUnit', input, async (tx, book, on) => {
    const changes: Partial<UnitFacts> = {};
    if (typeof input.name === 'string') changes.name = input.name.trim();
    if (input.kind) changes.kind = input.kind;
    if (input.responsibilities !== undefined) changes.responsibilities = input.responsibilities ?? '';
    if (input.headPositionId !== undefined) changes.headPosition = input.headPositionId;
    book.set(input.orgUnitId, changeFrom(book.get(input.orgUnitId), on, changes));
    if (input.headPositionId) await checkHead(tx.em, book, on, input.headPositionId);
  });
}

export function moveOrgUnit(ctx: Context, input: MoveOrgUnitInput): Promise<Changed<OrgUnit>> {
  return changeUnit(ctx, 'moveOrgUnit', input, async (tx, book, on) => {
    const changes: Partial<UnitFacts> = {};
    if (input.parentId !== undefined) changes.parent = input.parentId;
    if (typeof input.sortOrder === 'number') changes.sortOrder = input.sortOrder;
    book.set(input.orgUnitId, changeFrom(book.get(input.orgUnitId), on, changes));
    await checkUnits(tx.em, book, on);
  });
}

export function closeOrgUnit(ctx: Context, input: CloseOrgUnitInput): Promise<Changed<OrgUnit>> {
  return changeUnit(ctx, 'closeOrgUnit', input, async (tx, book, on) => {
    const { seats, units } = await inUnitFrom(tx.em, input.orgUnitId, on);
    if (seats + units > 0) {
      throw refusal('UNIT_NOT_EMPTY', 'orgUnitId', {
        zh: `这个部门从 ${on} 起还有 ${seats} 个岗位和 ${units} 个下级部门，请先移走`,
        en: `From ${on} on this unit still has ${seats} seats and ${units} units: move them first`,
      });
    }
    book.set(input.orgUnitId, closeFrom(book.get(input.orgUnitId), on));
  });
}

/** What every change of one unit has in common: who may, when, which version, and that the unit exists on that day. */
function changeUnit(
  ctx: Context,
  action: string,
  input: { orgUnitId: string; effectiveOn?: string | null; version?: number | null },
  change: (tx: Change, book: UnitBook, on: string) => Promise<void>,
): Promise<Changed<OrgUnit>> {
  authorize(ctx, mayChangeOrganization(ctx.viewer));
  return changeOrganization(ctx, action, async (tx) => {
    const unit = found(tx, await tx.em.findOne(OrgUnit, { id: input.orgUnitId }));
    if (typeof input.version === 'number') checkVersion(unit, input.version);
    const on = await effectiveDay(tx, input.effectiveOn);
    const book = unitBook(tx);
    await book.open([unit.id]);
    if (!termOn(book.get(unit.id), on)) {
      throw refusal('NOT_OPEN_THEN', 'effectiveOn', { zh: `这个部门在 ${on} 不存在`, en: `This unit does not exist on ${on}` });
    }
    await change(tx, book, on);
    await book.write();
    await tx.em.flush();
    await tx.em.refresh(unit);
    return unit;
  });
}
