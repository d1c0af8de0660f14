/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** White where it reads well on `color` (4.5 : 1), else black, which then always does. */
export function readableOn(color: string): "#fff" | "#000" {
  return 1.05 / (luminance(color) + 0.05) >= 4.5 ? "#fff" : "#000";
}

const HEX_COLOR = /^#[0-9a-f]{6}$/i;

/** `color` if it is `#rrggbb`, else the default: it is written into a style sheet. */
export function safeColor(color: unknown): string {
  return typeof color === "string" && HEX_COLOR.test(color) ? color : "#3355ee";
}
