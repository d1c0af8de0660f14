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
  return (
    withoutEscapedLetters(css)
      .replace(/@import\b[^;]*(?:;|$)/gi, "")
      // At the end of a style sheet, a bracket that is missing is there.
      .replace(/url\(\s*(["']?)(.*?)\1\s*(?:\)|$)/gis, (_, quote: string, address: string) => {
        const own = passed(address);
        return own ? `url(${quote}${own}${quote})` : "none";
      })
      .replace(/image-set\([^;}]*/gi, (images) =>
        images.replace(/(["'])(.*?)\1/g, (_, quote: string, address: string) => {
          return `${quote}${passed(address) ?? ""}${quote}`;
        }),
      )
  );
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
