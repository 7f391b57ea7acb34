import { useI18n } from 'vue-i18n';
import { useFormat } from '../../shared/format/format';
import { isDay } from '../../shared/format/days';

/** Every field that a change of the organization asks for, by the word that stands over it. */
export const CHANGE_FIELDS = {
  title: 'organization.column.title',
  name: 'organization.unit.name',
  kind: 'organization.unit.kindLabel',
  unitId: 'organization.column.unit',
  parentId: 'organization.unit.parent',
  reportsToId: 'organization.column.reportsTo',
  moveReportsToId: 'organization.column.reportsTo',
  headPositionId: 'organization.unit.head',
  holderId: 'organization.seat.holder',
  personId: 'organization.seat.holder',
  standInId: 'organization.seat.standIn.label',
  primary: 'organization.seat.main.label',
  withUnit: 'organization.seat.withUnit',
  sortOrder: 'organization.seat.order',
  responsibilities: 'organization.unit.duties',
  effectiveOn: 'organization.move.effectiveOn',
  from: 'organization.correct.from',
  to: 'organization.correct.to',
  opensOn: 'organization.correct.opensOn',
  closesOn: 'organization.correct.closesOn',
  reason: 'organization.correct.reason',
} as const;

export type ChangeField = keyof typeof CHANGE_FIELDS;

/** What stands in such a field, as one reads it. */
export function useFieldWords(unitName: (id: unknown) => string, wordsOfSeat: (id: unknown) => string) {
  const { t } = useI18n();
  const { date } = useFormat();
  return (field: ChangeField, value: unknown): string => {
    // Somebody, as people are chosen.
    if (typeof value === 'object' && value !== null) return 'name' in value ? String(value.name) : '';
    if (typeof value === 'boolean') return t(value ? 'organization.yes' : 'organization.no');
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string' || value === '') return '';
    switch (field) {
      case 'unitId':
      case 'parentId':
        return unitName(value);
      case 'reportsToId':
      case 'moveReportsToId':
      case 'headPositionId':
        return wordsOfSeat(value);
      case 'kind':
        return t(`organization.unit.kind.${value}`);
      default:
        return isDay(value) ? date(value) : value;
    }
  };
}
