import { css } from "inline-css:launcher.css";
import type { LauncherConfig } from "../../lib/contract/widget.ts";
import { readableOn } from "../color.ts";
import { enLauncher as words } from "../locales/en.ts";
import type { Scope } from "./scope.ts";

export type ViewState = { open: boolean; ready: boolean; launcher: boolean; unread: number };

/** The launcher, in a closed shadow root. */
export type View = ReturnType<typeof createView>;

export function createView(config: LauncherConfig, scope: Scope) {
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K) => document.createElement(tag);
  const host = make("div");
  const root = host.attachShadow({ mode: "closed" });
  const box = make("div");
  const button = make("button");
  const badge = make("span");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const { style } = sheet.cssRules[0] as CSSStyleRule;
  style.setProperty("--c", config.color);
  style.setProperty("--f", readableOn(config.color));
  root.adoptedStyleSheets = [sheet];
  button.type = "button";
  button.append(badge);
  box.append(button);
  root.append(box);
  // Beside <body>, not in it: frameworks that swap the body keep the chat, and no transform or
  // filter on the body moves it.
  document.documentElement.append(host);
  scope.defer(() => host.remove());

  return {
    root,
    sheet,
    box,
    button,
    paint({ open, ready, launcher, unread }: ViewState) {
      const label = open ? words.close : words.open;
      box.className = `${config.position}${open ? " open" : ""}${ready ? " ready" : ""}`;
      button.setAttribute("aria-label", unread ? `${label}, ${words.unread(unread)}` : label);
      button.setAttribute("aria-expanded", `${open}`);
      button.hidden = !launcher;
      badge.hidden = !unread || open;
      badge.textContent = `${unread}`;
    },
  };
}
