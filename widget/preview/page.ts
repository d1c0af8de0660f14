// The preview's outer document: a page of a website, on it the launcher, the panel and the proactive message
// as the loader draws them. In the panel is the preview's inner document, chat.tsx.
import { css as panelCss } from "inline-css:../panel/panel.css";
import { css as offerCss } from "inline-css:../proactive/proactive.css";
import { safeColor } from "@linkdesk/contract/color.ts";
import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { chooseLanguage } from "@linkdesk/contract/languages.ts";
import { launcherWords } from "@linkdesk/contract/launcher-words.ts";
import { PREVIEW_READY, type Preview } from "@linkdesk/contract/preview.ts";
import { createLauncher } from "../loader/launcher.ts";
import { createScope } from "../loader/scope.ts";
import { createTeaser } from "../proactive/teaser.ts";
import { dismissWord } from "../proactive/words.ts";
import { followPreview } from "./follow-preview.ts";

type Appearance = InboxSettings["appearance"];
type Drawn = ReturnType<typeof draw>;

let latest: Preview | null = null;
let drawn: Drawn | null = null;

function show(preview: Preview): void {
  latest = preview;
  const { appearance } = preview.settings;
  document.documentElement.dataset.scheme = preview.isDark ? "dark" : "light";
  document.documentElement.dir = preview.isRtl ? "rtl" : "ltr";
  if (drawn?.icon !== iconOf(appearance)) {
    drawn?.remove();
    drawn = draw(preview);
  }
  drawn.update(preview);
}

/** The launcher's own picture is made once. Everything else about it can change. */
const iconOf = ({ launcherIcon, launcherImageUrl }: Appearance) =>
  `${launcherIcon} ${launcherImageUrl}`;

function draw({ brandName, settings }: Preview) {
  const language = chooseLanguage(settings.language, navigator.languages);
  const scope = createScope();
  const looks = { ...settings.appearance, colorScheme: "auto" as const };
  const launcher = createLauncher(looks, launcherWords(language, brandName), scope, () => {});
  launcher.adopt(panelCss + offerCss);
  const own = new CSSStyleSheet();
  launcher.root.adoptedStyleSheets.push(own);

  const { box, button } = launcher;
  // A launcher without a listener has lost its page, and draws nothing.
  button.onclick = () => {};
  const panel = document.createElement("div");
  const chat = document.createElement("iframe");
  panel.className = "panel";
  chat.src = `${location.pathname}/chat`;
  panel.append(chat);
  box.append(panel);
  const offer = createTeaser({
    ...{ box, button, brandName, dismissWord: dismissWord(language) },
    ...{ onTake() {}, onDismiss() {} },
  });
  let isReady = false;

  function update(preview: Preview) {
    const { appearance, behaviour } = preview.settings;
    const { offsetX, offsetY, color } = appearance;
    Object.assign(looks, appearance);
    launcher.adopt("");
    own.replaceSync(
      `:host{--linkdesk-primary:${safeColor(color)}!important;` +
        `--x:${offsetX || 0}px!important;--y:${offsetY || 0}px!important;` +
        `color-scheme:${preview.isDark ? "dark" : "light"}!important}`,
    );
    const isOpen = preview.screen !== "closed";
    launcher.paint({ isOpen, isReady, hasLauncher: true, unread: 0 });
    const message = behaviour.proactive.find((rule) => rule.message.trim() !== "")?.message;
    if (isOpen || !message) offer.hide();
    else offer.show(message);
    chat.contentWindow?.postMessage(preview, location.origin);
  }

  scope.on(window, "message", (event) => {
    const { source, data } = event as MessageEvent;
    if (source !== chat.contentWindow || data !== PREVIEW_READY) return;
    isReady = true;
    if (latest) update(latest);
  });
  return { icon: iconOf(settings.appearance), update, remove: scope.dispose };
}

followPreview(show);
