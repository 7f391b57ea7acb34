import type { ComposerTranslation } from 'vue-i18n';
import type { Group } from './chart-colours';
import type { Difference } from './differences';

/** What a colour of the chart stands for. */
export function wordsOfGroup(t: ComposerTranslation, group: Group): string {
  if (group.kind === 'unit') return group.name;
  return group.kind === 'difference' ? t(`organization.difference.${group.difference}`) : t(`organization.colour.group.${group.kind}`);
}

/** What became different, as a sentence. */
export function wordsOfDifference(t: ComposerTranslation, difference: Difference): string {
  const { kind, person, position, unit, formerUnit, manager, formerManager, name, formerName } = difference;
  const nobody = t('organization.changes.nobody');
  const words = {
    person: person?.name ?? t('organization.vacant'),
    unit: unit?.name ?? '',
    formerUnit: formerUnit?.name ?? '',
    manager: manager?.name ?? nobody,
    formerManager: formerManager?.name ?? nobody,
    name: name ?? '',
    formerName: formerName ?? '',
  };
  if (kind === 'OPENED' || kind === 'CLOSED' || kind === 'RENAMED') {
    return t(`organization.changes.${kind}.${position ? 'seat' : 'unit'}`, words);
  }
  return t(`organization.changes.${kind}`, words);
}
