import { nextTick, ref, watch, type Ref, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ChartSeat } from './chart-seat';
import type { Carried } from './useCardDrag';

export interface KeyboardCarryOptions {
  enabled: () => boolean;
  carried: ShallowRef<Carried | undefined>;
  seat: (id: string) => ChartSeat | undefined;
  superior: (id: string) => ChartSeat | undefined;
  mayDropOn: (seatId: string, ontoId: string) => boolean;
  nameOf: (seat: ChartSeat) => string;
  focus: (seat: ChartSeat | undefined) => Promise<void>;
  drop: (seatId: string, ontoId: string) => void;
}

export interface KeyboardCarry {
  /** What becomes of the carried card, for who can't see it. */
  announced: Ref<string>;
  /** Takes a key that is about carrying; answers whether it was. */
  onKey: (event: KeyboardEvent, seat: ChartSeat) => boolean;
  /** The focus has come to this card. */
  aim: (seat: ChartSeat) => void;
  /** The focus may have left the tree. */
  onFocusOut: (event: FocusEvent) => Promise<void>;
}

/** M picks up the focused card, the arrows go on to its new superior, Enter drops it there, Escape puts it back. */
export function useKeyboardCarry(options: KeyboardCarryOptions): KeyboardCarry {
  const { carried, nameOf } = options;
  const { t } = useI18n();
  const announced = ref('');
  const held = (): ChartSeat | undefined => (carried.value?.at === null ? options.seat(carried.value.seatId) : undefined);

  function pickUp(seat: ChartSeat): void {
    const superior = options.superior(seat.id);
    carried.value = { seatId: seat.id, ontoId: undefined, at: null };
    announced.value = superior
      ? t('organization.carry.pickedUp', { name: nameOf(seat), superior: nameOf(superior) })
      : t('organization.carry.pickedUpTop', { name: nameOf(seat) });
  }

  function putBack(seat: ChartSeat): void {
    carried.value = undefined;
    announced.value = t('organization.carry.putBack', { name: nameOf(seat) });
  }

  async function onFocusOut({ currentTarget }: FocusEvent): Promise<void> {
    // On its way from card to card the focus is nowhere for a moment.
    await nextTick();
    const seat = held();
    if (seat && currentTarget instanceof Element && !currentTarget.contains(document.activeElement)) putBack(seat);
  }
  watch(options.enabled, (may) => {
    const seat = held();
    if (seat && !may) putBack(seat);
  });

  function aim(at: ChartSeat): void {
    const seat = held();
    if (!seat) return;
    const possible = options.mayDropOn(seat.id, at.id);
    carried.value = { seatId: seat.id, ontoId: possible ? at.id : undefined, at: null };
    announced.value = t(possible ? 'organization.carry.over' : 'organization.carry.notHere', { name: nameOf(seat), superior: nameOf(at) });
  }

  function drop(seat: ChartSeat, onto: ChartSeat): void {
    if (!options.enabled()) return putBack(seat);
    if (!options.mayDropOn(seat.id, onto.id)) return aim(onto);
    carried.value = undefined;
    announced.value = '';
    options.drop(seat.id, onto.id);
  }

  function onKey({ key }: KeyboardEvent, at: ChartSeat): boolean {
    const seat = held();
    const isM = key === 'm' || key === 'M';
    if (!seat) {
      if (!isM || !options.enabled()) return false;
      pickUp(at);
      return true;
    }
    if (key === 'Escape' || isM) {
      putBack(seat);
      void options.focus(seat);
    } else if (key === 'Enter') drop(seat, at);
    else return false;
    return true;
  }
  return { announced, onKey, aim, onFocusOut };
}
