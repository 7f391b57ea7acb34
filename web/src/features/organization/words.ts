import type { ComposerTranslation } from 'vue-i18n';
import type { Group } from './chart-colours';
import type { Difference } from './differences';

/** What a colour of the chart stands for. */
export function wordsOfGroup(t: ComposerTranslation, group: Group): string {
  if (group.kind === 'unit') return group.name;
  return group.kind === 'difference' ? t(`organization.difference.${group.difference}`) : t(`organization.colour.group.${group.kind}`);
}

/** What became different, as a sentence. A seat is called by its holder in the chart that is shown, else by its title. */
export function wordsOfDifference(
  t: ComposerTranslation,
  { kind, person, position, superior, unit, formerUnit, parent, manager, formerManager, name, formerName }: Difference,
  seatById: ReadonlyMap<string, { readonly title: string; readonly holder?: { readonly name: string } | null }>,
): string {
  const nobody = t('organization.changes.nobody');
  const seatOf = (place: { readonly id: string } | null | undefined): string => {
    if (!place) return nobody;
    const seat = seatById.get(place.id);
    return seat?.holder?.name ?? seat?.title ?? t('organization.changes.someSeat');
  };
  const words = {
    person: person?.name ?? t('organization.vacant'),
    seat: seatOf(position),
    post: seatById.get(position?.id ?? '')?.title ?? t('organization.changes.someSeat'),
    superior: seatOf(superior),
    unit: unit?.name ?? '',
    formerUnit: formerUnit?.name ?? '',
    parent: parent?.name ?? t('organization.changes.top'),
    manager: manager?.name ?? nobody,
    formerManager: formerManager?.name ?? nobody,
    name: name ?? '',
    formerName: formerName ?? '',
  };
  const ofSeatOrUnit = kind === 'OPENED' || kind === 'CLOSED' || kind === 'RENAMED';
  return ofSeatOrUnit ? t(`organization.changes.${kind}.${position ? 'seat' : 'unit'}`, words) : t(`organization.changes.${kind}`, words);
}
