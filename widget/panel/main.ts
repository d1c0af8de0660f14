import { css } from "inline-css:panel.css";
import { enPanel as words } from "../locales/en.ts";
import type { Carry, Envelope, FrameToHost } from "../protocol.ts";
import type { Panel, PanelHost } from "./contract.ts";
import { createFrameLink } from "./frame-link.ts";
import { followKeyboard } from "./keyboard.ts";
import { readPage, trackPage } from "./page.ts";
import { createSessionStore } from "./session-store.ts";

/** The panel with the chat's frame, beside the launcher. The frame is loaded by `mount()`. */
export function createPanel(host: PanelHost): Panel {
  const { config, scope, root, button, isOpen } = host;
  const { base, inboxID, origin } = host.settings;
  let opener: Element | null = null;
  let carry: Carry | null = null;
  let revoked: string | null = null;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [host.sheet, sheet];
  const panel = document.createElement("div");
  panel.className = "panel";
  host.box.append(panel);

  const session = createSessionStore(inboxID, scope, (token) => link.fire("host.token", { token }));
  const src = `${base}/widget/${encodeURIComponent(inboxID)}`;
  const link = createFrameLink({
    src,
    origin,
    title: words.frameTitle(config.brandName),
    parent: panel,
    scope,
    init() {
      const init = { token: session.get(), page: readPage(), open: isOpen(), carry };
      const revoke = revoked;
      carry = revoked = null;
      return { ...init, revoke };
    },
    onMessage: receive,
    onLost() {
      host.report("error", `The chat did not load from ${src}`);
      host.close();
    },
  });
  const checkPage = trackPage(scope, (page) => link.fire("host.page", page));
  const fit = followKeyboard(scope, panel, isOpen);

  const focusFrame = () => {
    if (isOpen() && link.isReady()) link.mount().focus();
  };
  /** A frame that is still loading revokes the token when it has loaded. */
  const endSession = (token: string | null) => {
    if (link.fire("host.logout", { token }) || !token) return;
    revoked = token;
    link.mount();
  };

  function receive(message: Envelope<FrameToHost>) {
    switch (message.type) {
      case "frame.ready":
        host.paint();
        return focusFrame();
      case "frame.token":
        return session.set(message.data.token);
      case "frame.unread":
        return host.setUnread(message.data.count);
      case "frame.close":
        return host.close();
      case "frame.reload":
        carry = message.data.carry;
        link.unmount();
        link.mount();
        return host.paint();
      default:
        return message satisfies never;
    }
  }

  return {
    isReady: link.isReady,
    mount: link.mount,
    fit,
    changed() {
      const open = isOpen();
      // Read before the paint: what becomes invisible loses the focus.
      const hadFocus = root.activeElement !== null;
      if (open) {
        opener = document.activeElement;
        link.mount();
        checkPage();
      }
      host.paint();
      link.fire("host.open", { open });
      if (open) focusFrame();
      else if (hadFocus) (button.hidden ? (opener as HTMLElement | null) : button)?.focus?.();
    },
    logout() {
      const token = session.get();
      session.set(null);
      endSession(token);
    },
    revoke: endSession,
  };
}
