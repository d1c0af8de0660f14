// How mails look. Programs that know no style sheets show the light look, which is written into every element.

/** The light look, for `style` attributes. */
export const STYLES = {
  page: "margin:0;padding:24px;background:#f6f6f7;color:#16181d;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif",
  card: "max-width:34rem;margin:0 auto;padding:28px;background:#fff;border:1px solid #e3e4e8;border-radius:12px",
  brand: "margin:0 0 20px;font-weight:600;font-size:18px;overflow-wrap:anywhere",
  logo: "max-width:200px;max-height:48px;border:0;vertical-align:middle",
  // The line around it shows a button that has the colour of the card.
  button:
    "display:inline-block;padding:10px 18px;border:1px solid rgba(0,0,0,0.12);border-radius:8px;text-decoration:none;font-weight:600",
  marker: "margin:0 0 12px;color:#9297a3;font-size:11px",
  small: "color:#5d6270;font-size:13px",
  // Each line has the direction of its own letters.
  letter: "white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext",
  // Without a colour: letters have no style sheet for dark.
  signature: "font-size:13px;opacity:0.75",
  quote: "white-space:pre-wrap;overflow-wrap:anywhere",
} as const;

/** The dark look. The brand's colour stays; a logo is shown on white, because many are dark themselves. */
export const DARK_CSS = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "@media (prefers-color-scheme:dark){",
  ".page{background:#0e0f12!important;color:#e8e9ed!important}",
  ".card{background:#17191e!important;border-left-color:#2b2e36!important;border-right-color:#2b2e36!important;border-bottom-color:#2b2e36!important}",
  ".plain{border-top-color:#2b2e36!important}",
  ".logo{background:#fff!important;padding:6px!important;border-radius:6px!important}",
  ".button{border-color:rgba(255,255,255,0.3)!important}",
  ".small{color:#a2a6b2!important}",
  ".marker{color:#7c818d!important}",
  ".quote{border-color:#3c404a!important}",
  "}",
].join("");
