/** An element, as far as its place is concerned: the engine knows no browser. */
type Placed = { getBoundingClientRect: () => { left: number; top: number } };

/**
 * The button of a grid that a key moves to from the one at `at`: the arrows, Home and End. Up and down choose the nearest
 * one of the next row, wherever the rows break.
 */
export function gridNeighbour(
  buttons: readonly Placed[],
  at: number,
  { key, isMirrored }: { key: string; isMirrored: boolean },
): number | null {
  const side = { ArrowRight: isMirrored ? -1 : 1, ArrowLeft: isMirrored ? 1 : -1 }[key];
  const last = buttons.length - 1;
  if (side !== undefined) return Math.min(last, Math.max(0, at + side));
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const from = buttons[at]?.getBoundingClientRect();
  if (step === undefined || !from) return null;
  let row: number | null = null;
  let best: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (let i = at + step; i >= 0 && i <= last; i += step) {
    const rect = buttons[i]?.getBoundingClientRect();
    if (!rect || rect.top === from.top) continue;
    row ??= rect.top;
    if (rect.top !== row) break;
    const away = Math.abs(rect.left - from.left);
    if (away < distance) {
      distance = away;
      best = i;
    }
  }
  return best ?? at;
}
