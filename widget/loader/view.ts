import type { LauncherConfig } from "../../lib/contract/widget.ts";
import { readableOn, safeColor } from "../color.ts";
import { enLauncher as words } from "../locales/en.ts";
import { css } from "./launcher.inline.css";
import type { Scope } from "./scope.ts";

const SVG = "http://www.w3.org/2000/svg";
const CHAT_ICON =
  "M12 3.5c-5 0-9 3.4-9 7.7 0 2.3 1.2 4.4 3 5.8l-.5 3.1c-.1.5.4.9.9.6l3.3-1.8c.7.1 1.5.2 2.3.2 5 0 9-3.5 9-7.9s-4-7.7-9-7.7Z";
const CLOSE_ICON = "M6 9.5l6 6 6-6";

export type ViewState = { open: boolean; ready: boolean; launcher: boolean; unread: number };

/** The launcher and the panel that holds the iframe, in a closed shadow root. */
export type View = {
  panel: HTMLElement;
  button: HTMLButtonElement;
  /** The element in the shadow root that has the focus. */
  active: () => Element | null;
  paint: (state: ViewState) => void;
};

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string) {
  const node = document.createElement(tag);
  node.className = className;
  return node;
}

function icon(className: string, d: string): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}

export function createView(config: LauncherConfig, scope: Scope): View {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const color = safeColor(config.color);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${css}:host{--c:${color};--f:${readableOn(color)}}`);
  root.adoptedStyleSheets = [sheet];

  const side = config.position === "bottom-left" ? " left" : "";
  const panel = element("div", `panel${side}`);
  const button = element("button", `launcher${side}`);
  const badge = element("span", "badge");
  button.type = "button";
  button.append(icon("chat", CHAT_ICON), icon("close", CLOSE_ICON), badge);
  root.append(button, panel);
  // Beside <body>, not in it: frameworks that swap the body keep the chat, and no transform or
  // filter on the body moves it.
  document.documentElement.append(host);
  scope.defer(() => host.remove());

  return {
    panel,
    button,
    active: () => root.activeElement,
    paint({ open, ready, launcher, unread }) {
      const label = open ? words.close : words.open;
      button.setAttribute("aria-label", unread ? `${label}, ${words.unread(unread)}` : label);
      button.setAttribute("aria-expanded", String(open));
      badge.textContent = unread > 99 ? "99+" : String(unread);
      badge.hidden = !unread || open;
      button.hidden = !launcher;
      button.toggleAttribute("data-open", open);
      button.toggleAttribute("data-ready", ready);
      panel.toggleAttribute("data-open", open);
      panel.toggleAttribute("data-ready", ready);
    },
  };
}
