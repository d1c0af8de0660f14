import type { LauncherConfig } from "@linkdesk/contract/widget.ts";
import { bare, own } from "../from-page.ts";
import type { Command, Panel, WidgetHost } from "../panel/contract.ts";
import type { Proactive } from "../proactive/contract.ts";
import { consentKey, keep, readKept, readStoredSession, sessionKey } from "../stored-session.ts";
import type { Settings } from "./configure.ts";
import { createEvents } from "./events.ts";
import { createLauncher, type Launcher } from "./launcher.ts";
import { fetchLauncherConfig } from "./launcher-config.ts";
import { loadPanel, loadProactive } from "./load-script.ts";
import { readLooks } from "./options.ts";
import "./public-api.ts";
import { report } from "./report.ts";
import { createScope } from "./scope.ts";

/**
 * One widget for one inbox, from its first request to `destroy()`. Its methods are put on `window`.
 * Calls made before the launcher or the panel is there change the state that it starts with.
 */
export function createWidget(settings: Settings): void {
  const { inboxID, base, options } = settings;
  const scope = createScope();
  const { emit, when } = createEvents();
  const onReady = when("ready");
  const onShow = when("show");
  const onHide = when("hide");
  const onMessage = when("message");
  const onIdentityRequired = when("identity");
  let launcher: Launcher | undefined;
  let panel: Panel | undefined;
  let proactive: Proactive | undefined;
  let isDestroyed = false;
  const pendingCommands: Command[] = [];

  const paint = () => launcher?.paint(host);
  const setOpen = (open: boolean) => {
    if (isDestroyed) return;
    if (host.isOpen === open) return paint();
    host.isOpen = open;
    if (launcher) applyOpen();
    else if (open) boot();
  };
  const applyOpen = () => {
    if (panel) panel.changed();
    else paint();
    if (host.isOpen) warm();
    emit(host.isOpen ? "show" : "hide");
  };
  const setLauncher = (visible: boolean) => {
    host.hasLauncher = visible;
    paint();
  };
  const close = () => setOpen(false);

  // No other module has the host before `start` has completed it.
  const host = {
    ...{ settings, scope, setOpen, paint, emit, onShow, report, pendingCommands },
    offers: [],
    revoke: null,
    unread: 0,
    isOpen: false,
    isReady: false,
    hasLauncher: options.showLauncher !== false,
    run(command) {
      pendingCommands[pendingCommands.length] = command;
      warm();
    },
  } as Partial<WidgetHost> as WidgetHost;

  /** Loads once; a failure is reported, and the next call tries again. */
  const once = (load: () => Promise<void>) => {
    let isLoading = false;
    return () => {
      if (isLoading || isDestroyed) return;
      isLoading = true;
      load().catch((error) => {
        isLoading = false;
        report(`Inbox ${inboxID} at ${base}: ${error}`);
        if (!panel) close();
      });
    };
  };
  const boot = once(async () => {
    const config = await fetchLauncherConfig(settings);
    if (!isDestroyed) start(config);
  });
  const loadChat = once(async () => {
    const { createPanel } = await loadPanel(base);
    if (isDestroyed) return;
    panel = createPanel(host);
    panel.mount();
    if (host.isOpen) panel.changed();
  });
  const loadOffers = once(async () => {
    const { createProactive } = await loadProactive(base);
    if (!isDestroyed) proactive = createProactive(host);
  });
  /** Loads the panel with its frame, because it is likely to be needed. */
  const warm = () => (panel ? panel.mount() : launcher && loadChat());
  /** Loads the proactive script, because there are rules or messages of the page. */
  const offer = () => (proactive ? proactive.flush() : launcher && loadOffers());

  const start = (config: LauncherConfig) => {
    const { appearance, persistSession, cookieConsent } = config;
    const isAsked = cookieConsent || own(options.privacy, "cookieConsent");
    const looks = bare({ ...appearance, ...readLooks(options) });
    launcher = createLauncher(looks, config.words, scope, () => {
      destroy();
      createWidget(settings);
    });
    const consent = isAsked && !readKept(consentKey(inboxID)) ? "needed" : "given";
    const persists = persistSession && options.persistSession !== false;
    Object.assign(host, launcher, { config, consent, persists, paint });
    const { button } = launcher;
    button.onclick = () => setOpen(!host.isOpen);
    button.onpointerenter = button.onfocus = warm;
    if (options.autoOpen) setTimeout(setOpen, options.openDelay, true);
    if (host.isOpen) applyOpen();
    else paint();
    emit("ready");
    // Safari has no requestIdleCallback.
    const whenIdle = (own(window, "requestIdleCallback") || setTimeout) as typeof setTimeout;
    whenIdle(() => {
      if (isDestroyed) return;
      const isKnown = persists && consent === "given" && readStoredSession(inboxID);
      if (host.revoke || isKnown || options.userJWT || pendingCommands.length) warm();
      if (host.offers.length || config.proactive.length || options.proactiveMessages) offer();
    });
  };

  const logout = () => {
    if (isDestroyed) return;
    options.user = options.userJWT = undefined;
    pendingCommands.length = 0;
    if (panel) return panel.logout();
    host.revoke = readStoredSession(inboxID) || host.revoke;
    if (!host.revoke) return;
    keep(sessionKey(inboxID), null);
    warm();
  };
  onReady(options.onReady);
  onShow(options.onOpen);
  onHide(options.onClose);
  onMessage(options.onMessage);
  onIdentityRequired(options.onIdentityRequired);
  boot();

  const destroy = () => {
    isDestroyed = true;
    host.isOpen = false;
    scope.dispose();
    launcher = panel = proactive = undefined;
  };
  window.Linkdesk = window.Libredesk = {
    get inboxID() {
      return isDestroyed ? null : inboxID;
    },
    show: () => setOpen(true),
    hide: close,
    toggle: () => setOpen(!host.isOpen),
    isVisible: () => host.isOpen && Boolean(launcher?.root.isConnected),
    setUser(jwt) {
      options.userJWT = jwt;
      panel?.userChanged();
      warm();
    },
    logout,
    sendMessage: (data) => host.run({ type: "host.send", data }),
    updateUser(user) {
      options.user = user;
      panel?.userChanged();
    },
    showProactiveMessage(raw) {
      host.offers[host.offers.length] = raw;
      offer();
    },
    reset() {
      logout();
      panel?.reset();
    },
    hideLauncher: () => setLauncher(false),
    showLauncher: () => setLauncher(true),
    onReady,
    onShow,
    onHide,
    onMessage,
    onIdentityRequired,
    onUnreadCountChange(listener) {
      const off = when("unread")(listener);
      // A late listener is called at once: the count may not change for hours.
      if (host.unread) listener(host.unread);
      return off;
    },
    destroy,
  };
}
