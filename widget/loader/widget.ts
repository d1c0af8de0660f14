import type { LauncherConfig } from "../../lib/contract/widget.ts";
import { enLauncher as words } from "../locales/en.ts";
import { assertNever, type Carry, type Envelope, type FrameToHost } from "../protocol.ts";
import type { Settings } from "./configure.ts";
import { createFrameLink, type FrameLink } from "./frame-link.ts";
import { fetchLauncherConfig } from "./launcher-config.ts";
import { createListeners } from "./listeners.ts";
import { readPage, trackPage } from "./page.ts";
import { report } from "./report.ts";
import { createScope } from "./scope.ts";
import { createSessionStore } from "./session-store.ts";
import { createView, type View } from "./view.ts";
import { whenIdle } from "./when-idle.ts";
import { followKeyboard } from "./follow-keyboard.ts";

export type Widget = ReturnType<typeof createWidget>;

/** One widget for one inbox, from its first request to `destroy()`. */
export function createWidget(settings: Settings) {
  const scope = createScope();
  const abort = new AbortController();
  const shown = createListeners<[]>();
  const hidden = createListeners<[]>();
  const unreadChanged = createListeners<[count: number]>();
  const session = createSessionStore(settings.inboxID, scope, (token) =>
    link?.fire("host.token", { token }),
  );
  let view: View | undefined;
  let link: FrameLink | undefined;
  let checkPage = () => {};
  let fit = () => {};
  let opener: Element | null = null;
  let carry: Carry | null = null;
  /** A session to revoke that no frame has been told about yet. */
  let revoked: string | null = null;
  let loading = false;
  let open = false;
  let launcher = true;
  let unread = 0;

  const paint = () => {
    view?.paint({ open, launcher, unread, ready: Boolean(link?.isReady()) });
    fit();
  };
  const mount = () => {
    if (!link || link.element()) return;
    link.mount();
    if (revoked) link.fire("host.logout", { token: revoked });
    revoked = null;
  };
  const focusFrame = () => {
    if (open && link?.isReady()) link.element()?.focus();
  };

  const setOpen = (next: boolean) => {
    if (next && !view) boot();
    if (open === next) return;
    open = next;
    if (view) applyOpen();
  };
  const applyOpen = () => {
    const hadFocus = view?.active() === link?.element();
    if (open) {
      opener = document.activeElement;
      mount();
      checkPage();
    }
    paint();
    link?.fire("host.open", { open });
    if (open) focusFrame();
    else if (hadFocus) (launcher ? view?.button : (opener as HTMLElement | null))?.focus?.();
    (open ? shown : hidden).emit();
  };

  const receive = (message: Envelope<FrameToHost>) => {
    switch (message.type) {
      case "frame.ready":
        paint();
        return focusFrame();
      case "frame.token":
        return session.set(message.data.token);
      case "frame.unread":
        if (unread === message.data.count) return;
        unread = message.data.count;
        paint();
        return unreadChanged.emit(unread);
      case "frame.close":
        return setOpen(false);
      case "frame.reload":
        carry = message.data.carry;
        link?.reload();
        return paint();
      default:
        assertNever(message);
    }
  };

  const start = (config: LauncherConfig) => {
    const made = createView(config, scope);
    view = made;
    link = createFrameLink({
      src: `${settings.base}/widget/${encodeURIComponent(settings.inboxID)}`,
      origin: settings.origin,
      title: words.frameTitle(config.brandName),
      parent: made.panel,
      scope,
      init() {
        const init = { token: session.get(), page: readPage(), open, carry };
        carry = null;
        return init;
      },
      onMessage: receive,
      onLost: () => setOpen(false),
    });
    checkPage = trackPage(scope, (page) => link?.fire("host.page", page));
    fit = followKeyboard(scope, made.panel, () => open);
    scope.on(made.button, "click", () => setOpen(!open));
    scope.on(made.button, "pointerenter", mount);
    scope.on(made.button, "focus", mount);
    scope.on(made.button, "touchstart", mount);
    scope.on(made.button, "keydown", (event) => {
      if ((event as KeyboardEvent).key === "Escape") setOpen(false);
    });
    paint();
    if (session.get() || revoked) whenIdle(scope, mount);
    if (open) applyOpen();
  };

  function boot() {
    if (loading) return;
    loading = true;
    fetchLauncherConfig(settings, abort.signal).then((config) => {
      loading = false;
      if (config && !abort.signal.aborted) start(config);
      else open = false;
    });
  }

  scope.defer(() => abort.abort());
  const setUser = () =>
    report("warn", "Identity verification is not enabled for this inbox yet: userJWT is ignored.");
  if (settings.hasUserJWT) setUser();
  boot();

  return {
    setOpen,
    isOpen: () => open && Boolean(view),
    toggle: () => setOpen(!open),
    setUser,
    logout() {
      const token = session.get();
      session.set(null);
      if (link?.element()) link.fire("host.logout", { token });
      else if (token) {
        revoked = token;
        mount();
      }
    },
    setLauncher(visible: boolean) {
      launcher = visible;
      paint();
    },
    shown,
    hidden,
    unreadChanged,
    destroy: scope.dispose,
  };
}
