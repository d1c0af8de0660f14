import { css } from "inline-css:launcher.css";
import type { LauncherWords } from "../../lib/contract/launcher-words.ts";
import type { LauncherConfig } from "../../lib/contract/widget.ts";
import { readableOn } from "../color.ts";
import type { WidgetHost } from "../panel/contract.ts";
import type { Scope } from "./scope.ts";

type State = Pick<WidgetHost, "isOpen" | "isReady" | "hasLauncher" | "unread">;
/** The inbox's appearance with what the page changed of it. */
export type Looks = LauncherConfig["appearance"] & { zIndex?: number };

/** The launcher, in a closed shadow root. */
export type View = ReturnType<typeof createView>;

export function createView(looks: Looks, words: LauncherWords, scope: Scope) {
  const { color, colorScheme, launcherIcon } = looks;
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K) => document.createElement(tag);
  const host = make("div");
  const root = host.attachShadow({ mode: "closed" });
  const box = make("div");
  const button = make("button");
  const badge = make("span");
  const createSheet = (text: string) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  };
  // As text rather than by setProperty: one parse is a good part of a millisecond cheaper.
  const own =
    `:host{--linkdesk-primary:${color}!important;--f:${readableOn(color)}!important;` +
    `--x:${looks.offsetX}px!important;--y:${looks.offsetY}px!important;` +
    // What is no value, such as "undefined" or "auto", is dropped and leaves the sheet's own.
    `color-scheme:${colorScheme === "auto" ? "" : colorScheme}!important;z-index:${looks.zIndex}!important}`;
  const custom = looks.customCss ? [createSheet(looks.customCss)] : [];
  let sheets: CSSStyleSheet[] = [];
  const adopt = (text: string) => {
    sheets = [...sheets, createSheet(text)];
    root.adoptedStyleSheets = [...sheets, ...custom];
  };
  adopt(css + own);
  button.type = "button";
  button.className = "linkdesk-launcher linktor-launcher";
  if (launcherIcon === "custom") {
    const image = make("img");
    image.alt = "";
    // Until it is there, or if the page's policy forbids it, the launcher has its usual icon.
    image.onload = () => button.classList.add("image");
    image.src = looks.launcherImageUrl;
    button.append(image);
  }
  button.append(badge);
  box.append(button);
  root.append(box);
  // Beside <body>, not in it: frameworks that swap the body keep the chat, and no transform or
  // filter on the body moves it.
  document.documentElement.append(host);
  scope.defer(() => host.remove());

  return {
    root,
    /** Adds a style sheet; the inbox's own CSS stays the last one. */
    adopt,
    box,
    button,
    paint({ isOpen, isReady, hasLauncher, unread }: State) {
      const label = isOpen ? words.close : words.open;
      box.className =
        `linkdesk-widget linktor-widget ${looks.position} ${looks.size} ${launcherIcon}` +
        `${isOpen ? " open" : ""}${isReady ? " ready" : ""}`;
      button.setAttribute("aria-label", unread ? `${label}. ${words.unread}: ${unread}` : label);
      button.setAttribute("aria-expanded", `${isOpen}`);
      button.hidden = !hasLauncher;
      badge.hidden = !unread || isOpen;
      badge.textContent = `${unread}`;
    },
  };
}
