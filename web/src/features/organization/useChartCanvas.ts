import { watchPostEffect, type ComputedRef, type Ref } from 'vue';
import type { ChartSeat } from './chart-seat';
import { draw, type View } from './draw';
import type { Box, Layout } from './layout';

export interface ChartCanvasOptions {
  host: Readonly<Ref<HTMLElement | null>>;
  canvas: Readonly<Ref<HTMLCanvasElement | null>>;
  layout: ComputedRef<Layout<ChartSeat>>;
  boxes: ComputedRef<ReadonlyMap<string, Box<ChartSeat>>>;
  view: Readonly<Ref<View>>;
  width: Readonly<Ref<number>>;
  height: Readonly<Ref<number>>;
  dark: () => boolean;
  colourOf: () => (seat: ChartSeat) => string;
}

/** Draws what lies under the cards whenever any of it changes. */
export function useChartCanvas({ host, canvas, layout, boxes, view, width, height, dark, colourOf }: ChartCanvasOptions): void {
  watchPostEffect(() => {
    const surface = canvas.value;
    const context = surface?.getContext('2d');
    if (!surface || !context || !host.value || width.value === 0) return;
    const ratio = window.devicePixelRatio || 1;
    const [pixelsWide, pixelsHigh] = [Math.round(width.value * ratio), Math.round(height.value * ratio)];
    if (surface.width !== pixelsWide) surface.width = pixelsWide;
    if (surface.height !== pixelsHigh) surface.height = pixelsHigh;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    // Read anew with each theme: the tokens of the style sheet are the only place that names these colours.
    const style = getComputedStyle(host.value, dark() ? null : undefined);
    const ink = (token: string): string => style.getPropertyValue(token).trim();
    draw(
      context,
      layout.value,
      (id) => boxes.value.get(id),
      view.value,
      { width: width.value, height: height.value },
      {
        line: ink('--ui-border-accented'),
        dotted: ink('--ui-primary'),
        vacant: ink('--ui-bg-accented'),
        of: colourOf(),
      },
    );
  });
}
