// How mails look, in the colours of app/tokens.css. Programs that know no style sheets show the light look, which is
// written into every element.

/** The light look, for `style` attributes. */
export const STYLES = {
  page: "margin:0;padding:24px;background:#f7f6f3;color:#1c1b18;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif",
  card: "max-width:34rem;margin:0 auto;padding:28px;background:#fff;border:1px solid #e9e7e1;border-radius:12px",
  brand: "margin:0 0 20px;font-weight:600;font-size:18px;overflow-wrap:anywhere",
  logo: "max-width:200px;max-height:48px;border:0;vertical-align:middle",
  // The line around it shows a button that has the colour of the card.
  button:
    "display:inline-block;padding:10px 18px;border:1px solid rgba(0,0,0,0.12);border-radius:8px;text-decoration:none;font-weight:600",
  marker: "margin:0 0 12px;color:#69665d;font-size:11px",
  small: "color:#5a574f;font-size:13px",
  // Each line has the direction of its own letters.
  letter: "white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext",
  // Without a colour: letters have no style sheet for dark.
  signature: "font-size:13px;opacity:0.75",
  quote: "white-space:pre-wrap;overflow-wrap:anywhere",
} as const;

/** The blocks of a message, without colours that would need a dark look. */
export const BLOCK_STYLES = {
  p: "margin:0 0 8px",
  ul: "margin:0 0 8px;padding-inline-start:28px",
  ol: "margin:0 0 8px;padding-inline-start:28px",
  blockquote: "margin:0 0 8px;padding-inline-start:12px;border-inline-start:3px solid #a5a29a",
  pre: "margin:0 0 8px;padding:8px 12px;border:1px solid #a5a29a;border-radius:8px;white-space:pre;overflow-x:auto;font:13px/1.5 ui-monospace,Menlo,Consolas,monospace",
} as const;

/** The dark look. The brand's colour stays; a logo is shown on white, because many are dark themselves. */
export const DARK_CSS = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "@media (prefers-color-scheme:dark){",
  ".page{background:#100f0d!important;color:#f0eee9!important}",
  ".card{background:#171614!important;border-left-color:#2a2824!important;border-right-color:#2a2824!important;border-bottom-color:#2a2824!important}",
  ".plain{border-top-color:#2a2824!important}",
  ".logo{background:#fff!important;padding:6px!important;border-radius:6px!important}",
  ".button{border-color:rgba(255,255,255,0.3)!important}",
  ".small{color:#aeaaa0!important}",
  ".marker{color:#949085!important}",
  ".quote{border-color:#413e38!important}",
  "}",
].join("");
