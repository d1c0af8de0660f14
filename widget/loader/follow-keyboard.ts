import type { Scope } from "./scope.ts";

/**
 * Phones lay their keyboard over the page without resizing it, which would cover the composer:
 * keeps the full-screen panel within the part that stays visible. Call the result on every change.
 */
export function followKeyboard(
  scope: Scope,
  panel: HTMLElement,
  isOpen: () => boolean,
): () => void {
  const visible = window.visualViewport;
  if (!visible) return () => {};
  const fit = () => {
    const covered =
      isOpen() && innerWidth <= 480 && visible.scale === 1 && visible.height < innerHeight - 60;
    panel.style.height = covered ? `${visible.height}px` : "";
    panel.style.top = covered ? `${visible.offsetTop}px` : "";
  };
  scope.on(visible, "resize", fit);
  scope.on(visible, "scroll", fit);
  return fit;
}
