import { useElementSize, usePreferredReducedMotion } from '@vueuse/core';
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent } from 'd3-zoom';
import { onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue';
import type { Size, View } from './draw';
import type { Line } from './layout';

const SCALES: [number, number] = [0.02, 2];
const FLIGHT_MS = 350;
const MARGIN = 32;

/** Pan, wheel and pinch on an element, and flights to a place in the drawing. A press that `keeps` wants for itself does not pan. */
export function useViewport(host: Readonly<Ref<HTMLElement | null>>, keeps: (event: Event) => boolean = () => false) {
  const view = shallowRef<View>({ x: 0, y: 0, scale: 1 });
  const { width, height } = useElementSize(host);
  const reducedMotion = usePreferredReducedMotion();
  const behavior = zoom<HTMLElement, unknown>()
    .scaleExtent(SCALES)
    .filter((event: MouseEvent) => (!event.ctrlKey || event.type === 'wheel') && !event.button && !keeps(event))
    .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
      view.value = { x: transform.x, y: transform.y, scale: transform.k };
    });
  let flight = 0;

  // Not the observed size: that one arrives a frame later, and the first look should already be right.
  const size = (): Size => ({ width: host.value?.clientWidth ?? width.value, height: host.value?.clientHeight ?? height.value });

  function apply(to: View): void {
    if (host.value) behavior.transform(select(host.value), zoomIdentity.translate(to.x, to.y).scale(to.scale));
  }

  function moveTo(to: View, flying: boolean): void {
    cancelAnimationFrame(flight);
    if (!flying || reducedMotion.value === 'reduce') {
      apply(to);
      return;
    }
    const from = view.value;
    const began = performance.now();
    const step = (now: number): void => {
      const part = Math.min(1, (now - began) / FLIGHT_MS);
      const eased = 1 - (1 - part) ** 3;
      const between = (a: number, b: number): number => a + (b - a) * eased;
      apply({ x: between(from.x, to.x), y: between(from.y, to.y), scale: between(from.scale, to.scale) });
      if (part < 1) flight = requestAnimationFrame(step);
    };
    flight = requestAnimationFrame(step);
  }

  /** Brings a point of the drawing to the middle of the window, a third from its upper edge. */
  function centre(x: number, y: number, scale = view.value.scale, flying = true): void {
    const { width: w, height: h } = size();
    moveTo({ x: w / 2 - x * scale, y: h / 3 - y * scale, scale }, flying);
  }

  /**
   * Opens with a point of the drawing at the middle of the upper edge; further right where the drawing then begins at the left edge
   * instead of being cut there, and the point stays well in sight.
   */
  function startAt(x: number, y: number, scale: number, left: number): void {
    const { width: w } = size();
    const middle = w / 2 - x * scale;
    const fromLeft = MARGIN - left * scale;
    const inSight = fromLeft + x * scale < w - 5 * MARGIN;
    moveTo({ x: fromLeft > middle && inSight ? fromLeft : middle, y: MARGIN - y * scale, scale }, false);
  }

  function scaleToFit(bounds: Line): number {
    const { width: w, height: h } = size();
    const whole = Math.min((w - 2 * MARGIN) / (bounds.x1 - bounds.x0), (h - 2 * MARGIN) / (bounds.y1 - bounds.y0));
    return Math.min(1, Math.max(SCALES[0], whole));
  }

  /** Shows all of it, as far as it can be seen at once. */
  function fit(bounds: Line, flying = true): void {
    const scale = scaleToFit(bounds);
    moveTo({ x: size().width / 2 - ((bounds.x0 + bounds.x1) / 2) * scale, y: MARGIN - bounds.y0 * scale, scale }, flying);
  }

  function zoomBy(factor: number): void {
    if (host.value) behavior.scaleBy(select(host.value), factor);
  }

  /** Moves the drawing by so many pixels. */
  function panBy(dx: number, dy: number): void {
    const { x, y, scale } = view.value;
    apply({ x: x + dx, y: y + dy, scale });
  }

  /** Shifts the drawing so that what stood at one x stands where it was. */
  function keepInPlace(before: number, after: number): void {
    panBy((before - after) * view.value.scale, 0);
  }

  onMounted(() => {
    if (host.value) select(host.value).call(behavior).on('dblclick.zoom', null);
  });
  onBeforeUnmount(() => cancelAnimationFrame(flight));

  return { view, width, height, centre, startAt, fit, scaleToFit, zoomBy, panBy, keepInPlace };
}
