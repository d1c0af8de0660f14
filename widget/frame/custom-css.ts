import { readableCss, readColors } from "@linkdesk/contract/readable-css.ts";

/** The parts as they are drawn, with all of their classes. */
const DRAWN = new Map([
  [
    "linkdesk-header",
    ["header linkdesk-header linktor-header", "hero linkdesk-header linktor-header"],
  ],
  ["linkdesk-message-agent", ["bubble linkdesk-message-agent linktor-message-agent"]],
  [
    "linkdesk-message-visitor",
    ["bubble bubble-mine linkdesk-message-visitor linktor-message-visitor"],
  ],
  ["linkdesk-composer", ["composer linkdesk-composer linktor-composer"]],
]);

/**
 * Lays the inbox's CSS, made safe by the server, over the frame's own, and keeps text readable. Returns
 * the primary colour that applies then, as `#rrggbb`, or null if it is no opaque colour.
 */
export function applyCustomCss(css: string): string | null {
  const custom = new CSSStyleSheet();
  const readable = new CSSStyleSheet();
  custom.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, readable, custom];
  const holder = document.createElement("div");
  holder.hidden = true;
  document.body.append(holder);
  const rules = readableCss(
    (name) =>
      (DRAWN.get(name) ?? []).map((classes) => {
        const element = document.createElement("div");
        element.className = classes;
        holder.append(element);
        return element;
      }),
    window,
  );
  holder.style.backgroundColor = "var(--primary)";
  const [primary] = readColors(getComputedStyle(holder).backgroundColor);
  holder.remove();
  readable.replaceSync(rules);
  return primary ? toHex(primary) : null;
}

const toHex = (channels: readonly number[]) =>
  `#${channels.map((share) => hexByte(Math.round(share * 255))).join("")}`;
const hexByte = (value: number) => value.toString(16).padStart(2, "0");
