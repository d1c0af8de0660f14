import type { LauncherConfig } from "../../lib/contract/widget.ts";
import type { Panel } from "../panel/contract.ts";
import { readStoredSession, storeSession } from "../stored-session.ts";
import type { Settings } from "./configure.ts";
import { createEvents } from "./events.ts";
import { fetchLauncherConfig } from "./launcher-config.ts";
import { loadPanel } from "./load-panel.ts";
import type { LinkdeskApi } from "./public-api.ts";
import { report } from "./report.ts";
import { createScope } from "./scope.ts";
import { createView, type View } from "./view.ts";

const IDLE_FALLBACK_MS = 1_500;

/**
 * One widget for one inbox, from its first request to `destroy()`. Calls made before the
 * launcher or the panel is there change the state that it starts with.
 */
export function createWidget(settings: Settings): LinkdeskApi {
  const { inboxID, base } = settings;
  const scope = createScope();
  const { on, emit } = createEvents();
  let view: View | undefined;
  let config: LauncherConfig | null = null;
  let panel: Panel | undefined;
  let revoke: string | null = null;
  let isFetchingConfig = false;
  let isLoadingPanel = false;
  let isDestroyed = false;
  let isOpen = false;
  let hasLauncher = true;
  let unread = 0;

  const paint = () => {
    const ready = Boolean(panel?.isReady());
    view?.paint({ open: isOpen, ready, launcher: hasLauncher, unread });
    panel?.fit();
  };
  const setOpen = (open: boolean) => {
    if (isOpen === open || isDestroyed) return;
    isOpen = open;
    if (view) applyOpen();
    else boot();
  };
  const applyOpen = () => {
    if (panel) panel.changed();
    else paint();
    if (isOpen) warm();
    emit(isOpen ? "show" : "hide");
  };
  const setLauncher = (visible: boolean) => {
    hasLauncher = visible;
    paint();
  };
  const close = () => setOpen(false);

  /** The visitor shows interest: the panel with its frame is loaded, once. */
  async function warm() {
    if (panel) return panel.mount();
    if (!view || !config || isLoadingPanel) return;
    isLoadingPanel = true;
    try {
      const { createPanel } = await loadPanel(base);
      if (isDestroyed) return;
      const { root, sheet, box, button } = view;
      const setUnread = (count: number) => {
        unread = count;
        paint();
        emit("unread", count);
      };
      panel = createPanel({
        ...{ settings, config, scope, root, sheet, box, button, close, paint, report, setUnread },
        isOpen: () => isOpen,
      });
      if (revoke) panel.revoke(revoke);
      panel.mount();
      if (isOpen) panel.changed();
    } catch (error) {
      report("error", `The chat did not load: ${error}`);
      close();
    } finally {
      isLoadingPanel = false;
    }
  }

  const start = (loaded: LauncherConfig) => {
    config = loaded;
    view = createView(config, scope);
    const { button } = view;
    scope.on(button, "click", () => setOpen(!isOpen));
    scope.on(button, "pointerenter", warm);
    scope.on(button, "focus", warm);
    scope.on(button, "touchstart", warm);
    scope.on(button, "keydown", (event) => {
      if ((event as KeyboardEvent).key === "Escape") close();
    });
    if (isOpen) applyOpen();
    else paint();
    whenIdle(() => {
      if (revoke || readStoredSession(inboxID)) warm();
    });
  };

  // Safari has no requestIdleCallback.
  const whenIdle = (work: () => void) => {
    const hasIdle = "requestIdleCallback" in window;
    const id = hasIdle ? requestIdleCallback(work) : setTimeout(work, IDLE_FALLBACK_MS);
    scope.defer(() => (hasIdle ? cancelIdleCallback(id as number) : clearTimeout(id)));
  };

  async function boot() {
    if (isFetchingConfig) return;
    isFetchingConfig = true;
    const found = await fetchLauncherConfig(settings);
    isFetchingConfig = false;
    if (isDestroyed) return;
    if (found) start(found);
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
    hide: close,
    toggle: () => setOpen(!isOpen),
    isVisible: () => isOpen && Boolean(view),
    setUser,
    logout() {
      if (isDestroyed) return;
      if (panel) return panel.logout();
      revoke = readStoredSession(inboxID) || revoke;
      storeSession(inboxID, null);
      if (revoke) warm();
    },
    hideLauncher: () => setLauncher(false),
    showLauncher: () => setLauncher(true),
    onShow: (listener) => on("show", () => listener()),
    onHide: (listener) => on("hide", () => listener()),
    onUnreadCountChange(listener) {
      const off = on("unread", listener);
      // Whoever asks late is told at once: the count may not change for hours.
      if (unread > 0) listener(unread);
      return off;
    },
    destroy() {
      isDestroyed = true;
      isOpen = false;
      scope.dispose();
      view = panel = undefined;
    },
  };
}
