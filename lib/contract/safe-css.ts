const HTTPS = /^https:\/\//i;

/**
 * The inbox's own CSS without what would fetch from elsewhere in ways nobody expects: no `@import`,
 * and no address that is not https. Addresses that stay go `through` the caller, so that pictures can
 * come through our own server; one that it answers null for is left out. It is the business's own CSS
 * in the business's own chat, so this guards against accidents (mixed content, old snippets), not
 * against an attacker: what the frame may load at all is decided by its content security policy.
 */
export function safeCss(
  css: string,
  through: (address: string) => string | null = (address) => address,
): string {
  const passed = (address: string) => {
    const trimmed = address.trim();
    return HTTPS.test(trimmed) && URL.canParse(trimmed) ? through(trimmed) : null;
  };
  const withoutImports = withoutEscapedLetters(css).replace(/@import\b[^;]*(?:;|$)/gi, "");
  return replaceUrls(withoutImports, passed).replace(/image-set\([^;}]*/gi, (images) =>
    images.replace(/"([^"]*)"|'([^']*)'/g, (whole, first?: string, second?: string) => {
      const quote = whole.charAt(0);
      return `${quote}${passed(first ?? second ?? "") ?? ""}${quote}`;
    }),
  );
}

/** Each `url(…)` with another address, or `none` where there is no other. Reads the CSS once. */
function replaceUrls(css: string, passed: (address: string) => string | null): string {
  const kept: string[] = [];
  let end = 0;
  for (const { index, 0: start } of css.matchAll(/url\(/gi)) {
    if (index < end) continue;
    kept.push(css.slice(end, index));
    let at = skipSpace(css, index + start.length);
    const quote = /["']/.test(css.charAt(at)) ? css.charAt(at) : "";
    if (quote) at++;
    const closed = indexOrEnd(css, quote || ")", at);
    const bracket = quote ? skipSpace(css, closed + 1) : closed;
    // At the end of a style sheet, a bracket that is missing is there.
    const isWhole = bracket >= css.length || css.charAt(bracket) === ")";
    const own = isWhole ? passed(css.slice(at, closed)) : null;
    kept.push(own ? `url(${quote}${own}${quote})` : "none");
    end = indexOrEnd(css, ")", bracket) + 1;
  }
  return kept.join("") + css.slice(end);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 ? text.length : at;
}

/** `\69mport` is `import` to a browser: letters that were escaped become letters. */
function withoutEscapedLetters(css: string): string {
  return css
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (whole, hex: string) => {
      const letter = String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
      return /[a-z@(:/]/i.test(letter) ? letter : whole;
    })
    .replace(/\\([g-z@(:/])/gi, "$1");
}
