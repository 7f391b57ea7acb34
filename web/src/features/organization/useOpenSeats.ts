import { shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { ancestorsOf, closedAtFirst, type Seat, type SeatTree } from './layout';

/** Which seats show what is below them. */
export interface OpenSeats {
  readonly collapsed: Readonly<ShallowRef<ReadonlySet<string>>>;
  readonly toggle: (id: string) => void;
  /** Opens all that hides a seat. */
  readonly reveal: (id: string) => void;
  readonly openAll: () => void;
  readonly closeAll: () => void;
  /** As a chart opens when it is first seen. */
  readonly begin: () => void;
}

/** `allOpen` stands in the address: also how the chart opens. */
export function useOpenSeats<S extends Seat>(tree: ComputedRef<SeatTree<S>>, seats: () => readonly S[], allOpen: Ref<boolean>): OpenSeats {
  const collapsed = shallowRef<ReadonlySet<string>>(new Set());
  const leads = ({ id }: S): boolean => tree.value.reports(id).length > 0;

  function toggle(id: string): void {
    const next = new Set(collapsed.value);
    if (!next.delete(id)) next.add(id);
    collapsed.value = next;
    allOpen.value = next.size === 0;
  }
  function reveal(id: string): void {
    const next = new Set(collapsed.value);
    for (const above of ancestorsOf(tree.value, id)) next.delete(above);
    collapsed.value = next;
  }
  function openAll(): void {
    collapsed.value = new Set();
    allOpen.value = true;
  }
  function closeAll(): void {
    collapsed.value = new Set(seats().flatMap((seat) => (leads(seat) && tree.value.parent(seat.id) ? [seat.id] : [])));
    allOpen.value = false;
  }
  function begin(): void {
    collapsed.value = allOpen.value ? new Set() : closedAtFirst(tree.value, seats());
  }
  return { collapsed, toggle, reveal, openAll, closeAll, begin };
}
