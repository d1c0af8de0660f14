import { t } from "@/lib/texts/inboxes";
/** WCAG 2.2, 1.4.3: text of ordinary size on its background. */
export const MIN_TEXT_CONTRAST = 4.5;
/** WCAG 2.2, 1.4.11: a control against what surrounds it. */
export const MIN_CONTROL_CONTRAST = 3;
const WHITE = "#ffffff";
const BLACK = "#000000";

export function isHexColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** WCAG relative luminance of `#rrggbb`. */
function luminance(color: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The contrast ratio of two colours (`#rrggbb`), from 1 to 21. */
export function contrastRatio(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** What the chat writes in on this colour: white where that reads well, else black. */
export function inkOn(color: string): typeof WHITE | typeof BLACK {
  return contrastRatio(WHITE, color) >= MIN_TEXT_CONTRAST ? WHITE : BLACK;
}

const shown = (ratio: number) => `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`;

/** What to know about a chat colour before choosing it; empty when all is well. */
export function colorAdvice(color: string): string[] {
  if (!isHexColor(color)) return [];
  const white = contrastRatio(WHITE, color);
  const advice: string[] = [];
  if (white < MIN_TEXT_CONTRAST) {
    const black = contrastRatio(BLACK, color);
    advice.push(t("color.hardToRead", { white: shown(white), black: shown(black) }));
  }
  if (white < MIN_CONTROL_CONTRAST) {
    advice.push(t("color.hardToSee"));
  }
  return advice;
}
