import type { Scope } from "../loader/scope.ts";

/**
 * Phones lay their keyboard over the page without resizing it, which would cover the composer:
 * keeps the full-screen panel within the part that stays visible. Call the result on every change.
 */
export function followKeyboard(scope: Scope, panel: HTMLElement, isOpen: () => boolean) {
  const visible = window.visualViewport;
  const fit = () => {
    // Asking for sizes makes the browser lay the page out: not before the panel is open.
    const isCovered =
      isOpen() &&
      visible &&
      innerWidth <= 480 &&
      visible.scale === 1 &&
      visible.height < innerHeight - 60;
    panel.style.height = isCovered ? `${visible.height}px` : "";
    panel.style.top = isCovered ? `${visible.offsetTop}px` : "";
  };
  if (visible) {
    scope.on(visible, "resize", fit);
    scope.on(visible, "scroll", fit);
  }
  return fit;
}
