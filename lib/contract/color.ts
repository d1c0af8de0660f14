/**
 * White where it reads well on `#rrggbb` (contrast 4.5 : 1, WCAG 2.2 with gamma 2.2), else black,
 * which then always does.
 */
export function readableOn(color: string): "#fff" | "#000" {
  const light = (at: number) => (Number(`0x${color.slice(at, at + 2)}`) / 255) ** 2.2;
  return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5) < 0.183 ? "#fff" : "#000";
}

/** `color` if it is `#rrggbb`, else the default: a setting saved by hand may be anything. */
export function safeColor(color: unknown): string {
  return /^#[0-9a-f]{6}$/i.test(String(color)) ? String(color) : "#3355ee";
}
