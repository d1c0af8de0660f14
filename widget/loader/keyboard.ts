import type { Scope } from "./scope.ts";

/**
 * Phones lay their keyboard over the page without resizing it, which would cover the composer:
 * keeps the full-screen panel within the part that stays visible. Call the result on every change.
 */
export function followKeyboard(scope: Scope, panel: HTMLElement, isOpen: () => boolean) {
  const visible = window.visualViewport;
  const fit = () => {
    if (!visible) return;
    const { height, offsetTop, scale } = visible;
    const isCovered = isOpen() && innerWidth <= 480 && scale === 1 && height < innerHeight - 60;
    panel.style.height = isCovered ? `${height}px` : "";
    panel.style.top = isCovered ? `${offsetTop}px` : "";
  };
  if (visible) {
    scope.on(visible, "resize", fit);
    scope.on(visible, "scroll", fit);
  }
  return fit;
}
