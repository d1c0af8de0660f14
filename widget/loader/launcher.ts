import { css } from "inline-css:launcher.css";
import type { LauncherWords } from "@linkdesk/contract/launcher-words.ts";
import { bare, documents } from "../from-page.ts";
import type { WidgetHost } from "../panel/contract.ts";
import type { Looks } from "./options.ts";
import type { Scope } from "./scope.ts";

type State = Pick<WidgetHost, "isOpen" | "isReady" | "hasLauncher" | "unread">;

const MAX_RETURNS = 999;

export type Launcher = ReturnType<typeof createLauncher>;

/**
 * Draws the launcher, in a closed shadow root. `onErased` is called when `document.open()` has removed
 * all listeners of the page, also those of the widget.
 */
export function createLauncher(
  looks: Looks,
  words: LauncherWords,
  scope: Scope,
  onErased: () => void,
) {
  const { colorScheme, launcherIcon, primaryColor: color = looks.color } = looks;
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K) =>
    documents("createElement").call(document, tag) as HTMLElementTagNameMap[K];
  const host = make("div");
  const root = host.attachShadow(bare({ mode: "closed" }));
  const box = make("div");
  const button = make("button");
  const badge = make("span");
  const sheet = new CSSStyleSheet();
  // Text instead of setProperty: parsing once is almost a millisecond faster.
  const own =
    `:host{--linkdesk-primary:${color}!important;` +
    `--x:${looks.offsetX}px!important;--y:${looks.offsetY}px!important;` +
    // Invalid values such as "undefined" or "auto" are dropped, so the style sheet's own apply.
    `color-scheme:${colorScheme === "auto" ? "" : colorScheme}!important;z-index:${looks.zIndex}!important}`;
  let text = css + own;
  const adopt = (more: string) => {
    text += more;
    sheet.replaceSync(text + looks.customCss);
  };
  adopt("");
  root.adoptedStyleSheets = [sheet];
  button.type = "button";
  button.className = "linkdesk-launcher linktor-launcher";
  if (launcherIcon === "custom") {
    const image = make("img");
    image.alt = "";
    // The default icon is shown until the image has loaded, and if the page's CSP forbids it.
    image.onload = () => button.classList.add("image");
    image.src = looks.launcherImageUrl;
    button.append(image);
  }
  button.append(badge);
  box.append(button);
  root.append(box);
  // A sibling of <body>: frameworks that replace the body keep the chat, and a transform or filter
  // on the body does not move it.
  const attach = () => {
    const page = documents("documentElement");
    // Between `document.open()` and what is written then. The observer of `document` sees that come.
    if (!page) return;
    if (!button.onclick) return onErased();
    if (!host.isConnected) page.append(host);
    for (const node of [document, page]) observer.observe(node, bare({ childList: true }));
  };
  // A page that renders its whole document anew removes the launcher. It is attached again, up to a
  // limit for pages that remove it on purpose.
  let returns = 0;
  const observer = new MutationObserver(() => {
    if (returns++ < MAX_RETURNS) attach();
  });
  scope.defer(() => {
    observer.disconnect();
    host.remove();
  });

  return {
    root,
    /** Adds CSS rules before the inbox's own CSS. */
    adopt,
    box,
    button,
    paint({ isOpen, isReady, hasLauncher, unread }: State) {
      attach();
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
