/** Where the lines of a chart go. Pure. */

export const WIDE = 320;
export const HIGH = 160;
export const EDGE = 6;

/** Gaps where a number is not said. `step`: a value stays until the next one, as estimates of survival do. */
export function pathOf(values: readonly (number | null)[], most: number, step = false): string {
  const x = (at: number): number => EDGE + (at / Math.max(1, values.length - 1)) * (WIDE - 2 * EDGE);
  const y = (value: number): number => HIGH - EDGE - (value / Math.max(1e-9, most)) * (HIGH - 2 * EDGE);
  let path = "";
  let drawing = false;
  values.forEach((value, at) => {
    if (value === null) return void (drawing = false);
    const [across, down] = [x(at).toFixed(1), y(value).toFixed(1)];
    path += !drawing ? `M${across} ${down}` : step ? `H${across}V${down}` : `L${across} ${down}`;
    drawing = true;
  });
  return path;
}
