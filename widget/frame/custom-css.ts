/** Lays the inbox's CSS, made safe by the server, over the frame's own. */
export function applyCustomCss(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
