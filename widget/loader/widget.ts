import type { LauncherConfig } from "@linkdesk/contract/widget.ts";
import { bare, own } from "../from-page.ts";
import type { Command, Panel, WidgetHost, WidgetState } from "../panel/contract.ts";
import type { Proactive } from "../proactive/contract.ts";
import type { Consent } from "../protocol.ts";
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

const IDLE = { timeout: 2_000 };

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
  /** What the other scripts get, from the launcher on until `destroy()`. */
  let host: WidgetHost | undefined;
  let panel: Panel | undefined;
  let proactive: Proactive | undefined;
  let isDestroyed = false;
  const pendingCommands: Command[] = [];

  const paint = () => launcher?.paint(state);
  const setOpen = (open: boolean) => {
    if (isDestroyed) return;
    if (state.isOpen === open) return paint();
    state.isOpen = open;
    if (launcher) applyOpen();
    else if (open) boot();
  };
  const applyOpen = () => {
    if (panel) panel.changed();
    else paint();
    if (state.isOpen) warm();
    emit(state.isOpen ? "show" : "hide");
  };
  const setLauncher = (visible: boolean) => {
    state.hasLauncher = visible;
    paint();
  };
  const close = () => setOpen(false);

  const state: WidgetState = {
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
  };

  /** Loads once; a failure is reported, and the next call tries again. */
  const once = (load: () => Promise<void>) => {
    let isLoading = false;
    return () => {
      if (isLoading || isDestroyed) return;
      isLoading = true;
      load().catch((error) => {
        isLoading = false;
        report(`${inboxID} at ${base}: ${error}`);
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
    if (!host) return;
    panel = createPanel(host);
    panel.mount();
    if (state.isOpen) panel.changed();
  });
  const loadOffers = once(async () => {
    const { createProactive } = await loadProactive(base);
    if (host) proactive = createProactive(host);
  });
  /** Loads the panel with its frame, because it is likely to be needed. */
  const warm = () => (panel ? panel.mount() : host && loadChat());
  /** Loads the proactive script, because there are rules or messages of the page. */
  const offer = () => (proactive ? proactive.flush() : host && loadOffers());

  const start = (config: LauncherConfig) => {
    const isAsked = config.cookieConsent || own(options.privacy, "cookieConsent");
    const looks = bare({ ...config.appearance, ...readLooks(options) });
    launcher = createLauncher(looks, config.words, scope, () => {
      destroy();
      createWidget(settings);
    });
    const consent: Consent = isAsked && !readKept(consentKey(inboxID)) ? "needed" : "given";
    const persists = config.persistSession && options.persistSession !== false;
    host = Object.assign(state, launcher, { config, consent, persists, paint });
    const { button } = launcher;
    button.onclick = () => setOpen(!state.isOpen);
    button.onpointerenter = button.onfocus = warm;
    // A link in a mail; the panel reads the rest of it.
    if (location.hash.match("linkdesk=")) state.isOpen = true;
    if (options.autoOpen) setTimeout(setOpen, options.openDelay, true);
    if (state.isOpen) applyOpen();
    else paint();
    emit("ready");
    // Safari has no requestIdleCallback.
    const whenIdle = (own(window, "requestIdleCallback") ||
      setTimeout) as typeof requestIdleCallback;
    whenIdle(() => {
      if (isDestroyed) return;
      const isKnown = persists && consent === "given" && readStoredSession(inboxID);
      if (state.revoke || isKnown || options.userJWT || pendingCommands.length) warm();
      if (state.offers.length || config.proactive.length || options.proactiveMessages) offer();
      // A page that is never idle would never get them. setTimeout() takes the object as 0.
    }, IDLE);
  };

  const logout = () => {
    if (isDestroyed) return;
    options.user = options.userJWT = undefined;
    pendingCommands.length = 0;
    if (panel) return panel.logout();
    state.revoke = readStoredSession(inboxID) || state.revoke;
    if (!state.revoke) return;
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
    state.isOpen = false;
    scope.dispose();
    host = launcher = panel = proactive = undefined;
  };
  window.Linkdesk = window.Libredesk = {
    get inboxID() {
      return isDestroyed ? null : inboxID;
    },
    show: () => setOpen(true),
    hide: close,
    toggle: () => setOpen(!state.isOpen),
    isVisible: () => state.isOpen && Boolean(host?.root.isConnected),
    setUser(jwt) {
      options.userJWT = jwt;
      panel?.userChanged();
      warm();
    },
    logout,
    sendMessage: (data) => state.run({ type: "host.send", data }),
    updateUser(user) {
      options.user = user;
      panel?.userChanged();
    },
    showProactiveMessage(raw) {
      state.offers[state.offers.length] = raw;
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
      if (state.unread) listener(state.unread);
      return off;
    },
    destroy,
  };
}
