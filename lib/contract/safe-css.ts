/**
 * The inbox's own CSS without what would fetch from elsewhere in ways nobody expects: no
 * `@import`, and no address that is not https. It is the business's own CSS in the business's own
 * chat, so this guards against accidents (mixed content, old snippets), not against an attacker:
 * what the frame may load at all is decided by its content security policy.
 */
export function safeCss(css: string): string {
  return withoutEscapedLetters(css)
    .replace(/@import\b[^;]*(?:;|$)/gi, "")
    .replace(/url\(\s*(["']?)(.*?)\1\s*\)/gis, (whole, _quote, address: string) =>
      /^https:\/\//i.test(address.trim()) ? whole : "none",
    )
    .replace(/image-set\([^;}]*/gi, (images) => images.replace(/(["'])(?!https:)[^"']*\1/gi, '""'));
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
