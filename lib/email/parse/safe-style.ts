/** More is no style of a mail. */
const MAX_STYLE_CHARS = 4_000;

/** What text, tables and pictures need. Nothing that moves, covers, animates or fetches. */
const PROPERTIES = new Set([
  ...["color", "background-color", "font", "font-family", "font-size", "font-style"],
  ...["font-variant", "font-weight", "line-height", "letter-spacing", "text-align"],
  ...["text-decoration", "text-indent", "text-transform", "white-space", "word-break"],
  ...["overflow-wrap", "word-wrap", "vertical-align", "direction", "list-style-type"],
  ...["border", "border-top", "border-right", "border-bottom", "border-left", "border-color"],
  ...["border-style", "border-width", "border-radius", "border-collapse", "border-spacing"],
  ...["padding", "padding-top", "padding-right", "padding-bottom", "padding-left"],
  ...["margin", "margin-top", "margin-right", "margin-bottom", "margin-left"],
  ...["width", "max-width", "min-width", "height", "max-height", "table-layout", "display"],
  ...["unicode-bidi"],
]);
const DISPLAYS = ["block", "inline", "inline-block", "none", "list-item"];
/** Letters of any language (names of fonts), numbers, and no `/`, `\`, `:`, `@` or `<`. */
const VALUE = /^[\p{L}\p{N}\s#.,%()'"!+-]{1,300}$/u;
const COLOR_FUNCTION = /rgba?\(|hsla?\(/g;

/** The declarations of a style attribute that are safe, as such an attribute; "" when none is. */
export function safeStyle(style: string): string {
  if (style.length > MAX_STYLE_CHARS) return "";
  return style
    .split(";")
    .map(safeDeclaration)
    .filter((declaration) => declaration !== "")
    .join(";");
}

function safeDeclaration(declaration: string): string {
  const colon = declaration.indexOf(":");
  const property = declaration.slice(0, colon).trim().toLowerCase();
  const value = declaration.slice(colon + 1).trim();
  const folded = value.toLowerCase();
  if (colon < 0 || !PROPERTIES.has(property) || !VALUE.test(value)) return "";
  if (["'", '"'].some((quote) => value.split(quote).length % 2 === 0)) return "";
  // The only functions are colours: no url(), image-set(), var(), calc(), attr().
  if (folded.replace(COLOR_FUNCTION, "").includes("(")) return "";
  if (property.startsWith("margin") && folded.includes("-")) return "";
  if (property === "display" && !isDisplay(folded)) return "";
  return `${property}:${value}`;
}

const isDisplay = (value: string) => {
  const [plain = ""] = value.split("!");
  return DISPLAYS.includes(plain.trim()) || plain.startsWith("table");
};
