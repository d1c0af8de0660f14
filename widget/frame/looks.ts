import { readableOn } from "../color.ts";
import { applyCustomCss } from "./custom-css.ts";
import type { FrameSettings } from "./settings.ts";

const root = () => document.documentElement;

/** Colour, scheme and the inbox's own CSS, on the document element, where every rule sees them. */
export function applyLooks({ appearance }: FrameSettings): void {
  root().classList.add("linkdesk-widget", "linktor-widget");
  root().style.setProperty("--base-primary", appearance.color);
  root().style.setProperty("--on-primary", readableOn(appearance.color));
  followScheme(appearance.colorScheme);
  if (!appearance.customCss) return;
  applyCustomCss(appearance.customCss);
  // The CSS may have brought a colour of its own.
  const color = getComputedStyle(root()).getPropertyValue("--primary").trim();
  if (/^#[0-9a-f]{6}$/i.test(color)) {
    root().style.setProperty("--on-primary", readableOn(color));
  }
}

function followScheme(scheme: FrameSettings["appearance"]["colorScheme"]): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const isDark = scheme === "auto" ? system.matches : scheme === "dark";
    root().dataset.scheme = isDark ? "dark" : "light";
  };
  apply();
  if (scheme === "auto") system.addEventListener("change", apply);
}
