import { readableOn } from "@linkdesk/contract/color.ts";
import type { FrameSettings } from "./settings.ts";

const root = () => document.documentElement;

/** Colour, scheme and the inbox's own CSS, on the document element, where every rule sees them. */
export async function applyLooks({ appearance }: FrameSettings): Promise<void> {
  root().classList.add("linkdesk-widget", "linktor-widget");
  root().style.setProperty("--base-primary", appearance.color);
  setInk(appearance.color);
  followScheme(appearance.colorScheme);
  if (!appearance.customCss) return;
  const { applyCustomCss } = await import("./custom-css.ts");
  const color = applyCustomCss(appearance.customCss);
  if (color) setInk(color);
}

/** What is written on the primary colour, and to which side its second shade goes: away from it. */
function setInk(color: string): void {
  const ink = readableOn(color);
  root().style.setProperty("--on-primary", ink);
  root().style.setProperty("--shade", ink === "#fff" ? "#000" : "#fff");
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
