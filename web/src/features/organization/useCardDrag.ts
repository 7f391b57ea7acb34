import { useEventListener } from '@vueuse/core';
import { onBeforeUnmount, shallowRef, watch, type Ref, type ShallowRef } from 'vue';

/** A card on its way to another superior. */
export interface Carried {
  readonly seatId: string;
  /** The card it would be dropped on; undefined where it can't be dropped. */
  readonly ontoId: string | undefined;
  /** Where the pointer is, in pixels of the window; null while the keyboard carries it. */
  readonly at: { readonly x: number; readonly y: number } | null;
}

export interface CardDragOptions {
  /** May cards be carried at all? */
  enabled: () => boolean;
  /** The card at a place in the window. */
  cardAt: (x: number, y: number) => string | undefined;
  mayDropOn: (seatId: string, ontoId: string) => boolean;
  /** Moves the drawing under the window. */
  panBy: (dx: number, dy: number) => void;
  /** The pointer rests on a card: it may open, so that one can go on to what is below. */
  restOn: (ontoId: string) => void;
  drop: (seatId: string, ontoId: string) => void;
}

/** So far a press may be a click. */
const THRESHOLD = 6;
/** A finger that rests so long picks a card up; one that moves before pans, as everywhere. */
const HOLD_MS = 350;
const REST_MS = 700;
/** From this far inside the edge on, the drawing moves along. */
const EDGE = 56;
const EDGE_SPEED = 14;

type Press = { readonly seatId: string; readonly x: number; readonly y: number; readonly pointer: number; readonly touch: boolean };

/** Carries a card with mouse, pen or finger. `carried` is shared with the keyboard, which sets it itself. */
export function useCardDrag(
  host: Readonly<Ref<HTMLElement | null>>,
  options: CardDragOptions,
): { carried: ShallowRef<Carried | undefined>; press: (event: PointerEvent, seatId: string) => void } {
  const carried = shallowRef<Carried>();
  let pressed: Press | undefined;
  let hold = 0;
  let rest = 0;
  let panning = 0;

  function press(event: PointerEvent, seatId: string): void {
    if (!options.enabled() || event.button !== 0 || !event.isPrimary || carried.value) return;
    const touch = event.pointerType === 'touch';
    pressed = { seatId, x: event.clientX, y: event.clientY, pointer: event.pointerId, touch };
    if (touch) hold = window.setTimeout(() => pickUp(), HOLD_MS);
  }

  function pickUp(): void {
    if (!pressed) return;
    carry(pressed.seatId, pressed.x, pressed.y);
    panning = requestAnimationFrame(panAtEdges);
  }

  function carry(seatId: string, clientX: number, clientY: number): void {
    const frame = host.value?.getBoundingClientRect();
    if (!frame) return;
    const at = { x: clientX - frame.left, y: clientY - frame.top };
    const under = options.cardAt(at.x, at.y);
    const ontoId = under !== undefined && options.mayDropOn(seatId, under) ? under : undefined;
    if (ontoId !== carried.value?.ontoId) {
      window.clearTimeout(rest);
      if (ontoId !== undefined) rest = window.setTimeout(() => options.restOn(ontoId), REST_MS);
    }
    carried.value = { seatId, ontoId, at };
  }

  function move(event: PointerEvent): void {
    if (!pressed || event.pointerId !== pressed.pointer) return;
    if (carried.value?.at) {
      pressed = { ...pressed, x: event.clientX, y: event.clientY };
      carry(pressed.seatId, event.clientX, event.clientY);
      return;
    }
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < THRESHOLD) return;
    if (pressed.touch) letGo();
    else pickUp();
  }

  function panAtEdges(): void {
    const frame = host.value?.getBoundingClientRect();
    if (!frame || !pressed || !carried.value?.at) return;
    const { x, y } = carried.value.at;
    const pull = (place: number, length: number): number => {
      const over = Math.max(0, EDGE - place) - Math.max(0, place - (length - EDGE));
      return (Math.min(1, Math.max(-1, over / EDGE)) || 0) * EDGE_SPEED;
    };
    const [dx, dy] = [pull(x, frame.width), pull(y, frame.height)];
    if (dx !== 0 || dy !== 0) {
      options.panBy(dx, dy);
      carry(pressed.seatId, pressed.x, pressed.y);
    }
    panning = requestAnimationFrame(panAtEdges);
  }

  function letGo(): void {
    window.clearTimeout(hold);
    window.clearTimeout(rest);
    cancelAnimationFrame(panning);
    pressed = undefined;
    if (carried.value?.at) carried.value = undefined;
  }

  function release(event: PointerEvent): void {
    if (!pressed || event.pointerId !== pressed.pointer) return;
    const held = carried.value;
    letGo();
    if (!held?.at) return;
    // The click that a browser makes of the release would open the card.
    const swallow = (click: MouseEvent): void => click.stopPropagation();
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
    if (held.ontoId !== undefined && options.enabled()) options.drop(held.seatId, held.ontoId);
  }

  const whileCarried = (event: Event): void => {
    if (carried.value?.at) event.preventDefault();
  };
  // A second finger pinches: what the first one rests on is not picked up.
  useEventListener(
    window,
    'pointerdown',
    ({ pointerId }) => {
      if (pressed && pointerId !== pressed.pointer) letGo();
    },
    { capture: true },
  );
  watch(options.enabled, (may) => {
    if (!may) letGo();
  });
  useEventListener(window, 'pointermove', move);
  useEventListener(window, 'pointerup', release);
  useEventListener(window, 'pointercancel', letGo);
  useEventListener(window, 'keydown', (event) => {
    if (event.key === 'Escape' && carried.value?.at) letGo();
  });
  // A finger that carries a card does not pan; the zoom has already seen it come down.
  useEventListener(
    host,
    'touchmove',
    (event) => {
      if (carried.value?.at) event.stopPropagation();
    },
    { capture: true, passive: true },
  );
  useEventListener(host, 'contextmenu', whileCarried);
  useEventListener(host, 'selectstart', whileCarried);
  onBeforeUnmount(letGo);
  return { carried, press };
}
