import type { WidgetApi } from "@linkdesk/chat/visitor/api.ts";
import { createEngine } from "@linkdesk/chat/visitor/engine.ts";
import { isUnstarted, NEWEST } from "@linkdesk/chat/visitor/places.ts";
import { createStore } from "@linkdesk/chat/visitor/store.ts";
import { assertNever } from "@linkdesk/contract/assert-never.ts";
import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type { FormValues } from "@linkdesk/contract/form-fields.ts";
import type { PageUser } from "@linkdesk/contract/page-options.ts";
import type { ClaimedUser, FrameConfig } from "@linkdesk/contract/widget.ts";
import { report } from "../loader/report.ts";
import { type Envelope, type HostToFrame, stateOf } from "../protocol.ts";
import { type ChatState, INITIAL_STATE, PLAIN } from "./chat-state.ts";
import { toClaimedUser } from "./claimed-user.ts";
import { createFiles } from "./files.ts";
import type { ChatInit, HostLink } from "./host-link.ts";
import { checkUser, checkUserJwt, isSendable } from "./overrides.ts";
import { fromReloadState, toReloadState } from "./reload-state.ts";
import { isWatched } from "./screen.ts";
import type { FrameSettings } from "./settings.ts";
import { createSound } from "./sound.ts";
import { toVisitorPage } from "./visitor-page.ts";
import { toVisitorPrivacy } from "./visitor-privacy.ts";
import { createWriting } from "./writing.ts";

const HEARTBEAT_MS = 60_000;
const RELOAD_AGAIN_AFTER_MS = 60_000;

export type Chat = ReturnType<typeof createChat>;
type Options = {
  config: FrameConfig;
  settings: FrameSettings;
  api: WidgetApi;
  host: HostLink;
  init: ChatInit;
  /** The origin of the page around the frame. */
  embedder: string;
};

const panelOf = (isOpen: boolean) => (isOpen ? "open" : "closed");
const soundOf = (isMuted: boolean) => (isMuted ? "muted" : "on");

/** Runs the chat: connects the visitor's actions, the host page's messages and the server. */
export function createChat({ config, settings, api, host, init, embedder }: Options) {
  const restored = stateOf(init);
  const store = createStore<ChatState>({
    ...INITIAL_STATE,
    consent: init.consent,
    isOnline: config.isOnline,
    panel: panelOf(init.open),
    tab: document.visibilityState,
    sound: soundOf(init.isMuted),
  });
  const sound = createSound();
  let page = toVisitorPage(init.page);
  let user: ClaimedUser | undefined;
  let claim: PageUser | undefined = init.overrides.user;
  let isLeader = init.isLeader;
  let token = init.token;
  let kept: Pick<ChatState, "draft" | "outbox"> = INITIAL_STATE;
  let userJWT = init.overrides.userJWT ?? null;

  const engine = createEngine({
    ...{ api, store, behaviour: settings.behaviour, realtime: config.realtime },
    connect: async (options) => (await import("./realtime.ts")).connectRealtime(options),
    describe: () => ({
      ...{ inboxId: config.inboxId, ticket: config.ticket, embedder, page },
      privacy: toVisitorPrivacy(init.overrides.privacy),
      locale: navigator.language.slice(0, 35),
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone?.slice(0, 60),
    }),
    user: () => user,
    isNetworkUp: () => navigator.onLine,
    isVisible: () => store.get().tab === "visible",
    keep: (token) => host.fire("frame.token", { token }),
    forget: (token) => host.fire("frame.lost", { token }),
    onRefused() {
      report("userJWT was refused: the inbox's Security tab can check it");
      host.fire("frame.identity", {});
    },
    onUnread: (count) => host.fire("frame.unread", { count }),
    onNews,
    onStarted,
    reload,
  });
  const { session, outbox } = engine;
  const files = createFiles({
    store,
    settings,
    url: api.uploadUrl,
    openSession: engine.openSession,
  });

  const writing = createWriting({ store, settings, engine, files, focus });

  function focus() {
    store.set({ focusRequests: store.get().focusRequests + 1 });
  }

  /** Asks for a new frame. Not right after a reload, because a ticket refused then is always refused. */
  function reload(): boolean {
    if (restored && performance.now() < RELOAD_AGAIN_AFTER_MS) return false;
    const reloadState = unsent();
    host.fire("frame.reload", { reloadState, carry: reloadState });
    return true;
  }

  function unsent() {
    return toReloadState(store.get().draft, outbox.entries());
  }

  /** Lets the page keep what is not sent yet: it may take this frame away at any time. */
  function keepUnsent() {
    const { draft, outbox } = store.get();
    if (draft === kept.draft && outbox === kept.outbox) return;
    kept = { draft, outbox };
    host.fire("frame.unsent", { reloadState: unsent() });
  }

  function onNews({ id, text, author, createdAt }: Message) {
    const { type, name } = author;
    if (type === "agent") store.set({ isOnline: true });
    host.fire("frame.message", { message: { id, text, author: { type, name }, createdAt } });
    const isHeard = settings.behaviour.sounds && isLeader && store.get().sound === "on";
    if (isHeard && !isWatched(store.get())) sound.play();
  }

  /** Opens the thread at once if there is one to continue. */
  function onStarted() {
    const { route, conversation, conversations } = store.get();
    const hasNews = (conversations[0]?.unread ?? 0) > 0;
    if (route === "home" && conversation && (hasNews || !settings.behaviour.severalConversations)) {
      store.set({ route: "thread" });
    }
  }

  function catchUp() {
    engine.thread()?.resync();
    if (session.token()) void engine.refresh();
  }

  /** The tab was hidden, asleep or offline, or is so now. */
  function wake() {
    const tab = document.visibilityState;
    store.set({ tab });
    engine.thread()?.networkChanged();
    if (tab !== "visible" || !navigator.onLine || store.get().consent === "needed") return;
    outbox.hurry();
    if (store.get().start !== "started") return void engine.start();
    catchUp();
    engine.reportPage();
  }

  /** Continues the stored session. Call it after consent: nothing is requested or stored before. */
  function begin() {
    session.send({ type: "began", token, userJwt: userJWT });
    setUser(claim);
    for (const entry of fromReloadState(restored ?? null)) outbox.add(entry);
    const { draft = "", pending = [] } = restored ?? {};
    store.set({ draft });
    if (pending.length > 0) writing.goThread();
    void engine.start();
  }

  function setUser(next: PageUser | undefined) {
    claim = next;
    user = toClaimedUser(next);
    if (!user) return;
    const { contact } = store.get();
    store.set({
      contact: { name: user.name ?? contact.name, email: user.email ?? contact.email },
    });
    const current = session.token();
    if (current) void api.claimUser(current, user);
  }

  function onHostMessage(message: Envelope<HostToFrame>) {
    switch (message.type) {
      case "host.init":
        return;
      case "host.open":
        return setOpen(message.data.open);
      case "host.page":
        page = toVisitorPage(message.data);
        return engine.reportPage();
      case "host.token":
        return adopt(message.data.token);
      case "host.logout":
        if (message.data.token) void api.endSession(message.data.token);
        return forget();
      case "host.reset":
        return forget();
      case "host.send":
        return isSendable(message.data.text) ? writing.say(message.data.text) : undefined;
      case "host.identity":
        return identify(checkUserJwt(message.data.userJWT) ?? userJWT);
      case "host.user":
        return setUser(checkUser(message.data.user) ?? claim);
      case "host.proactive":
        return writing.takeOffer(message.data);
      case "host.leader":
        isLeader = message.data.isLeader;
        return;
      default:
        assertNever(message);
    }
  }

  function identify(next: string | null) {
    if (next === userJWT) return;
    userJWT = next;
    if (store.get().consent === "given") engine.identify(next);
  }

  function adopt(next: string | null) {
    token = next;
    if (store.get().consent === "given") engine.adopt(next);
  }

  /** Forgets the visitor: the chat continues with an anonymous one. */
  function forget() {
    user = claim = undefined;
    identify(null);
    outbox.clear();
    files.clear();
    store.set({
      ...{ draft: "", route: "home", offer: null, opening: PLAIN, form: null, remembered: {} },
      contact: INITIAL_STATE.contact,
    });
    adopt(null);
  }

  function setOpen(isOpen: boolean) {
    store.set({ panel: panelOf(isOpen) });
    if (!isOpen) return;
    focus();
    catchUp();
  }

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", wake);
  store.subscribe(keepUnsent);
  setInterval(engine.reportPage, HEARTBEAT_MS);
  host.listen(onHostMessage);
  if (init.revoke) void api.endSession(init.revoke);
  host.fire("frame.ready", {});
  if (init.open) focus();
  if (init.consent === "given") begin();

  return {
    api,
    engine,
    config,
    settings,
    store,
    files,
    ...writing,
    /** Focuses the composer, or the element that replaces it. */
    focus,
    close: () => host.fire("frame.close", {}),
    consent(given: boolean) {
      host.fire("frame.consent", { given });
      if (!given) return host.fire("frame.close", {});
      store.set({ consent: "given" });
      focus();
      begin();
    },
    write(draft: string) {
      store.set({ draft });
      engine.thread()?.typed(draft.trim() !== "");
    },
    remember: (values: FormValues) =>
      store.set({ remembered: { ...store.get().remembered, ...values } }),
    retry() {
      outbox.retry();
      // The pressed button has been removed.
      focus();
    },
    restart: () => (engine.thread() ? engine.thread()?.resync() : void engine.start()),
    loadOlder: () => void engine.thread()?.loadOlder(),
    /** Call when the newest message is on screen. It counts as read if the chat is open and visible. */
    sawNewest() {
      if (isWatched(store.get())) engine.thread()?.sawNewest();
    },
    openConversation(conversation: VisitorConversation) {
      engine.go(conversation);
      store.set({ opening: PLAIN, offer: null });
      writing.goThread();
    },
    /** Returns to the home screen. A conversation without messages is dropped. */
    back() {
      store.set({ route: "home", opening: PLAIN, offer: null });
      if (isUnstarted(engine.place()) && store.get().outbox.length === 0) engine.goNew(NEWEST);
      focus();
      void engine.refresh();
    },
    mute(isMuted: boolean) {
      store.set({ sound: soundOf(isMuted) });
      host.fire("frame.mute", { isMuted });
    },
  };
}
