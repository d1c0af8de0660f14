import type { LauncherConfig } from "../../lib/contract/widget.ts";
import { enLauncher as words } from "../locales/en.ts";
import type { Carry, Envelope, FrameToHost } from "../protocol.ts";
import type { Settings } from "./configure.ts";
import { createEvents } from "./events.ts";
import { createFrameLink, type FrameLink } from "./frame-link.ts";
import { followKeyboard } from "./keyboard.ts";
import { fetchLauncherConfig } from "./launcher-config.ts";
import { readPage, trackPage } from "./page.ts";
import type { LinkdeskApi } from "./public-api.ts";
import { report } from "./report.ts";
import { createScope } from "./scope.ts";
import { createSessionStore } from "./session-store.ts";
import { createView, type View } from "./view.ts";

const IDLE_FALLBACK_MS = 1_500;

/**
 * One widget for one inbox, from its first request to `destroy()`. Calls made before the
 * launcher is there change the state that it starts with.
 */
export function createWidget(settings: Settings): LinkdeskApi {
  const { inboxID, base, origin } = settings;
  const scope = createScope();
  const { on, emit } = createEvents();
  const session = createSessionStore(inboxID, scope, (token) =>
    link?.fire("host.token", { token }),
  );
  let view: View | undefined;
  let link: FrameLink | undefined;
  let checkPage = () => {};
  let fitKeyboard = () => {};
  let opener: Element | null = null;
  let carry: Carry | null = null;
  let revoke: string | null = null;
  let isLoading = false;
  let isDestroyed = false;
  let isOpen = false;
  let hasLauncher = true;
  let unread = 0;

  const mount = () => link?.mount();
  const paint = () => {
    const ready = Boolean(link?.isReady());
    view?.paint({ open: isOpen, ready, launcher: hasLauncher, unread });
    fitKeyboard();
  };
  const focusFrame = () => {
    if (isOpen && link?.isReady()) mount()?.focus();
  };

  const setOpen = (open: boolean) => {
    if (isOpen === open || isDestroyed) return;
    isOpen = open;
    if (view) applyOpen(view);
    else boot();
  };
  const applyOpen = ({ button, hasFocus }: View) => {
    const hadFocus = hasFocus();
    if (isOpen) {
      opener = document.activeElement;
      mount();
      checkPage();
    }
    paint();
    link?.fire("host.open", { open: isOpen });
    if (isOpen) focusFrame();
    else if (hadFocus) (hasLauncher ? button : (opener as HTMLElement | null))?.focus?.();
    emit(isOpen ? "show" : "hide");
  };
  const setLauncher = (visible: boolean) => {
    hasLauncher = visible;
    paint();
  };

  const receive = (message: Envelope<FrameToHost>) => {
    switch (message.type) {
      case "frame.ready":
        paint();
        return focusFrame();
      case "frame.token":
        return session.set(message.data.token);
      case "frame.unread":
        unread = message.data.count;
        paint();
        return emit("unread", unread);
      case "frame.close":
        return setOpen(false);
      case "frame.reload":
        carry = message.data.carry;
        link?.unmount();
        mount();
        return paint();
      default:
        return message satisfies never;
    }
  };

  const start = (config: LauncherConfig) => {
    const made = createView(config, scope);
    const { panel, button } = made;
    view = made;
    const src = `${base}/widget/${encodeURIComponent(inboxID)}`;
    link = createFrameLink({
      src,
      origin,
      title: words.frameTitle(config.brandName),
      parent: panel,
      scope,
      init() {
        const init = { token: session.get(), page: readPage(), open: isOpen, carry, revoke };
        carry = revoke = null;
        return init;
      },
      onMessage: receive,
      onLost() {
        report("error", `The chat did not load from ${src}`);
        setOpen(false);
      },
    });
    checkPage = trackPage(scope, (page) => link?.fire("host.page", page));
    fitKeyboard = followKeyboard(scope, panel, () => isOpen);
    scope.on(button, "click", () => setOpen(!isOpen));
    scope.on(button, "pointerenter", mount);
    scope.on(button, "focus", mount);
    scope.on(button, "touchstart", mount);
    scope.on(button, "keydown", (event) => {
      if ((event as KeyboardEvent).key === "Escape") setOpen(false);
    });
    if (isOpen) applyOpen(made);
    else paint();
    whenIdle(() => {
      if (session.get() || revoke) mount();
    });
  };

  // Safari has no requestIdleCallback.
  const whenIdle = (work: () => void) => {
    const hasIdle = "requestIdleCallback" in window;
    const id = hasIdle ? requestIdleCallback(work) : setTimeout(work, IDLE_FALLBACK_MS);
    scope.defer(() => (hasIdle ? cancelIdleCallback(id as number) : clearTimeout(id)));
  };

  async function boot() {
    if (isLoading) return;
    isLoading = true;
    const config = await fetchLauncherConfig(settings);
    isLoading = false;
    if (isDestroyed) return;
    if (config) start(config);
    else isOpen = false;
  }

  const setUser = () =>
    report("warn", "Identity verification is not enabled for this inbox yet: JWT ignored.");
  if (settings.userJWT) setUser();
  boot();

  return {
    get inboxID() {
      return isDestroyed ? null : inboxID;
    },
    show: () => setOpen(true),
    hide: () => setOpen(false),
    toggle: () => setOpen(!isOpen),
    isVisible: () => isOpen && Boolean(view),
    setUser,
    logout() {
      const token = session.get();
      session.set(null);
      if (!link?.fire("host.logout", { token }) && token) {
        revoke = token;
        mount();
      }
    },
    hideLauncher: () => setLauncher(false),
    showLauncher: () => setLauncher(true),
    onShow: (listener) => on("show", () => listener()),
    onHide: (listener) => on("hide", () => listener()),
    onUnreadCountChange: (listener) => on("unread", listener),
    destroy() {
      isDestroyed = true;
      isOpen = false;
      scope.dispose();
      view = link = undefined;
    },
  };
}
