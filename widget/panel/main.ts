import { css } from "inline-css:panel.css";
import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { documents, own } from "../from-page.ts";
import type { Envelope, FrameToHost, ReloadState } from "../protocol.ts";
import { consentKey, keep, mutedKey, readKept, storeSession } from "../stored-session.ts";
import { watchBack } from "./close-watcher.ts";
import type { Panel, WidgetHost } from "./contract.ts";
import { createFailure } from "./failure.ts";
import { createFrameLink } from "./frame-link.ts";
import { followKeyboard } from "./keyboard.ts";
import { followLeader } from "./leader.ts";
import { readPage, trackPage } from "./page.ts";
import { toPlain } from "./plain.ts";
import { createScrollLock } from "./scroll-lock.ts";
import { createSessionStore } from "./session-store.ts";
import { followTitle } from "./title.ts";

/** The panel with the chat's frame, beside the launcher. The frame is loaded by `mount()`. */
export function createPanel(host: WidgetHost): Panel {
  const { config, scope, root, button } = host;
  const pendingCommands = host.pendingCommands ?? host.errands;
  const isOpen = () => host.isOpen;
  const close = () => host.setOpen(false);
  const { base, inboxID, options } = host.settings;
  let opener: Element | null = null;
  let reloadState: ReloadState | null = null;

  host.adopt(css);
  const panel = documents("createElement").call(document, "div");
  panel.className = "panel";
  host.box.append(panel);

  scope.on(button, "keydown", (event) => {
    if ((event as KeyboardEvent).key === "Escape" && !isComposing(event as KeyboardEvent)) close();
  });
  // Delete what an earlier page stored, before the setting was changed.
  if (!host.persists) storeSession(inboxID, null);
  const isAgreed = () => host.consent === "given";
  const mayStore = () => isAgreed() && host.persists;
  const session = createSessionStore({
    inboxID,
    scope,
    mayStore,
    durationMs: options.sessionDuration,
    onOtherTab: (token) => tellToken(token),
  });
  /** Opens the session of a link in a mail. Somebody who is known in this browser stays who they are. */
  const followChatLink = () => {
    const [, ticket] = location.hash.split("#linkdesk=");
    if (!ticket || !isAgreed()) return;
    // Nobody shall copy it on with the page's address.
    history.replaceState(null, "", "#");
    if (session.get()) return;
    const body = JSON.stringify({ inboxId: inboxID, ticket });
    fetch(`${base}/api/widget/v1/sessions/link`, { method: "POST", body })
      .then((response) => response.json())
      .then(({ token }) => {
        if (!token || session.get()) return;
        session.set(token);
        tellToken(token);
      })
      .catch(() => {});
  };
  const muted = mutedKey(inboxID);
  const src = `${base}/widget/${encodeURIComponent(inboxID)}`;
  const link = createFrameLink({
    src,
    // Messages are accepted from this origin only.
    origin: new URL(base).origin,
    title: config.words.title,
    parent: panel,
    scope,
    init() {
      const init = { token: session.get(), page: readPage(), open: isOpen(), reloadState };
      const { revoke } = host;
      reloadState = host.revoke = null;
      const now = { overrides: toPlain(options), consent: host.consent, isLeader: isLeader() };
      return { ...init, revoke, ...now, isMuted: mayStore() && Boolean(readKept(muted)) };
    },
    onMessage: receive,
    onFailed() {
      host.report(`The chat did not load from ${src}`);
      failure.show();
    },
  });
  const failure = createFailure(panel, config.words, () => {
    link.unmount();
    link.mount();
  });
  const tellToken = (token: string | null) => link.fire("host.token", { token });
  const tellLeader = (isLeader: boolean) => link.fire("host.leader", { isLeader });
  // Tabs without a shared session each play their own sounds.
  const isLeader = host.persists
    ? followLeader(`linkdesk:${inboxID}`, scope, tellLeader)
    : () => true;
  const checkPage = trackPage(scope, (page) => link.fire("host.page", page));
  const fit = followKeyboard(scope, panel, isOpen);
  const checkBack = watchBack(scope, isOpen, close);

  const holdPage = createScrollLock(scope);
  const countInTitle = followTitle(scope);

  const paint = () => {
    host.isReady = link.isReady();
    host.paint();
    fit();
  };
  const focusFrame = () => {
    if (isOpen() && link.isReady()) link.mount().focus();
  };
  /** A frame that is still loading revokes the token when it has loaded. */
  const endSession = (token: string | null) => {
    reloadState = null;
    if (link.fire("host.logout", { token }) || !token) return;
    host.revoke = token;
    link.mount();
  };
  /** Sends the frame the pending commands. */
  const runPendingCommands = () => {
    if (!link.isReady() || !isAgreed()) return;
    for (const { type, data } of pendingCommands) {
      link.fire(type, type === "host.send" ? { text: toPlain(own(data, "text")) } : data);
    }
    pendingCommands.length = 0;
  };

  function receive(message: Envelope<FrameToHost>) {
    switch (message.type) {
      case "frame.hello":
        return;
      case "frame.ready":
        failure.hide();
        paint();
        runPendingCommands();
        return focusFrame();
      case "frame.token":
        return session.set(message.data.token);
      case "frame.lost":
        return session.lose(message.data.token);
      case "frame.unread":
        host.unread = message.data.count;
        paint();
        host.emit("unread", host.unread);
        return countInTitle(host.unread);
      case "frame.message":
        return host.emit("message", message.data.message);
      case "frame.consent":
        if (!message.data.given) return close();
        host.consent = "given";
        if (host.persists) keep(consentKey(inboxID), "given");
        tellToken(session.load());
        followChatLink();
        return runPendingCommands();
      case "frame.mute":
        if (mayStore()) keep(muted, message.data.isMuted ? "1" : null);
        return;
      case "frame.identity":
        return host.emit("identity");
      case "frame.close":
        return close();
      case "frame.unsent":
        reloadState = message.data.reloadState;
        return;
      case "frame.reload":
        reloadState = message.data.reloadState;
        link.unmount();
        link.mount();
        return paint();
      default:
        return message satisfies never;
    }
  }

  followChatLink();

  return {
    mount() {
      link.mount();
      runPendingCommands();
    },
    changed() {
      const open = isOpen();
      // Read before painting, because an element that becomes invisible loses the focus.
      const hadFocus = root.activeElement !== null;
      if (open) {
        opener = documents("activeElement");
        failure.retry();
        link.mount();
        checkPage();
      }
      paint();
      checkBack();
      holdPage(open);
      link.fire("host.open", { open });
      if (open) focusFrame();
      else if (hadFocus) (button.hidden ? (opener as HTMLElement | null) : button)?.focus?.();
    },
    userChanged() {
      const { user, userJWT } = toPlain(options);
      if (user) link.fire("host.user", { user });
      if (userJWT) link.fire("host.identity", { userJWT });
    },
    logout() {
      const token = session.get();
      session.set(null);
      endSession(token);
    },
    reset: () => link.fire("host.reset", {}),
  };
}
