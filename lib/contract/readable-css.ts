/** WCAG 2.2, 1.4.3: text of ordinary size on its background. */
const MIN_TEXT_CONTRAST = 4.5;

/** Parts of the chat that text stands on and that custom CSS may recolour, by their documented class. */
const PARTS = [
  "linkdesk-header",
  "linkdesk-message-agent",
  "linkdesk-message-visitor",
  "linkdesk-composer",
];

type Color = [red: number, green: number, blue: number];

/** The opaque colours in a computed value, from 0 to 1: of a gradient all of them. */
export function readColors(value: string): Color[] {
  const found: Color[] = [];
  for (const [, name, inner = ""] of value.matchAll(/\b(rgba?|color)\(([^()]{1,100})\)/g)) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = inner
      .replace("srgb", "")
      .split(/[\s,/]+/)
      .filter(Boolean)
      .map(Number);
    const scale = name === "color" ? 1 : 255;
    if (alpha > 0.5) found.push([red / scale, green / scale, blue / scale]);
  }
  return found;
}

/** WCAG relative luminance. */
function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Color, other: Color): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** How well a colour reads on the worst of its backgrounds. */
export const worstContrast = (text: Color, grounds: readonly Color[]): number =>
  Math.min(...grounds.map((ground) => contrast(text, ground)));

type Drawn = { classList: Iterable<string> };
/** The browser's window, as far as it is needed here: this folder knows no DOM. */
type Page<Part> = {
  getComputedStyle(part: Part): {
    color: string;
    backgroundColor: string;
    backgroundImage: string;
  };
  CSS: { escape(text: string): string };
};

/**
 * Rules that make text readable again where custom CSS gave a part another background and thought
 * of nothing else. They go before that CSS, so that a colour which it names itself stays. `find`
 * gives the elements of a class, as they are drawn in the page.
 */
export function readableCss<Part extends Drawn>(
  find: (className: string) => readonly Part[],
  page: Page<Part>,
): string {
  let css = "";
  for (const part of PARTS) {
    for (const element of find(part)) {
      const { color, backgroundColor, backgroundImage } = page.getComputedStyle(element);
      const gradient = readColors(backgroundImage);
      const grounds = gradient.length > 0 ? gradient : readColors(backgroundColor);
      const [text] = readColors(color);
      if (!text || grounds.length === 0) continue;
      if (worstContrast(text, grounds) >= MIN_TEXT_CONTRAST) continue;
      const isWhiteBetter = worstContrast([1, 1, 1], grounds) > worstContrast([0, 0, 0], grounds);
      const ink = isWhiteBetter ? "#fff" : "#000";
      const exact = [...element.classList].map((name) => `.${page.CSS.escape(name)}`).join("");
      css += `${exact}{color:${ink};--on-primary:${ink};--ink:${ink};--muted:${ink};--soft:1}`;
    }
  }
  return css;
}
