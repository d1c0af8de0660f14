import { safeCss } from "../../lib/contract/safe-css.ts";

/** Lays the inbox's CSS over the frame's own. */
export function applyCustomCss(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(safeCss(css));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
