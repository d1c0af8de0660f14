import { assertNever } from "@linkdesk/contract/assert-never.ts";
import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type { FormValues } from "@linkdesk/contract/form-fields.ts";
import type { PageUser } from "@linkdesk/contract/page-options.ts";
import type { ClaimedUser, FrameConfig, VisitorPage } from "@linkdesk/contract/widget.ts";
import { type Envelope, type HostToFrame, stateOf } from "../protocol.ts";
import { createActions } from "./actions.ts";
import type { WidgetApi } from "./api.ts";
import { type ChatState, INITIAL_STATE } from "./chat-state.ts";
import { toClaimedUser } from "./claimed-user.ts";
import { createCore } from "./core.ts";
import { createFiles } from "./files.ts";
import type { ChatInit, HostLink } from "./host-link.ts";
import { checkUser, checkUserJwt, isSendable } from "./overrides.ts";
import { isUnstarted, NEWEST } from "./places.ts";
import { fromReloadState, toReloadState } from "./reload-state.ts";
import type { FrameSettings } from "./settings.ts";
import { createSound } from "./sound.ts";
import { createStore } from "./store.ts";
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

/** Runs the chat: connects the visitor's actions, the host page's messages and the server. */
export function createChat({ config, settings, api, host, init, embedder }: Options) {
  const restored = stateOf(init);
  const store = createStore<ChatState>({
    ...INITIAL_STATE,
    consent: init.consent,
    isVisible: document.visibilityState === "visible",
    isOnline: config.isOnline,
    isOpen: init.open,
    isMuted: init.isMuted,
  });
  const sound = createSound();
  let page: VisitorPage | null = toVisitorPage(init.page);
  let user: ClaimedUser | undefined;
  let claim: PageUser | undefined = init.overrides.user;
  let isLeader = init.isLeader;
  let token = init.token;
  let kept: Pick<ChatState, "draft" | "outbox"> = INITIAL_STATE;
  let userJWT = init.overrides.userJWT ?? null;

  const core = createCore({
    ...{ config, settings, api, host, store, embedder },
    page: () => page,
    privacy: toVisitorPrivacy(init.overrides.privacy),
    user: () => user,
    onNews,
    onStarted,
    reload,
  });
  const { session, outbox } = core;
  const files = createFiles({ store, settings, url: api.uploadUrl, openSession: core.openSession });

  const writing = createWriting({ store, settings, core, files, focus });
  const actions = createActions({ api, core, focus });

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
    const { isOpen, isVisible, isMuted } = store.get();
    if (settings.behaviour.sounds && isLeader && !isMuted && !(isOpen && isVisible)) sound.play();
  }

  /** Opens the thread at once if there is one to continue. */
  function onStarted() {
    const { route, conversation, conversations } = store.get();
    const hasNews = (conversations[0]?.unread ?? 0) > 0;
    if (route === "home" && conversation && (hasNews || !settings.behaviour.severalConversations)) {
      store.set({ route: "thread" });
    }
  }

  /** Catches up after the tab was hidden, asleep or offline. */
  function wake() {
    const isVisible = document.visibilityState === "visible";
    store.set({ isVisible });
    core.thread()?.networkChanged();
    if (!isVisible || !navigator.onLine || store.get().consent === "needed") return;
    outbox.hurry();
    if (store.get().isStarting) return void core.start();
    core.thread()?.resync();
    if (session.token()) void core.refresh();
    core.reportPage();
  }

  /** Continues the stored session. Call it after consent: nothing is requested or stored before. */
  function begin() {
    session.adopt(token);
    session.identify(userJWT);
    setUser(claim);
    for (const entry of fromReloadState(restored ?? null)) outbox.add(entry);
    const { draft = "", pending = [] } = restored ?? {};
    store.set({ draft });
    if (pending.length > 0) writing.goThread();
    void core.start();
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
        return core.reportPage();
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
    if (store.get().consent === "given") core.identify(next);
  }

  function adopt(next: string | null) {
    token = next;
    if (store.get().consent === "given") core.adopt(next);
  }

  /** Forgets the visitor: the chat continues with an anonymous one. */
  function forget() {
    user = claim = undefined;
    identify(null);
    outbox.clear();
    files.clear();
    store.set({
      ...{ draft: "", route: "home", offer: null, held: null, form: null, remembered: {} },
      ...{ leftMessage: false, contact: { name: null, email: null } },
    });
    adopt(null);
  }

  function setOpen(isOpen: boolean) {
    store.set({ isOpen });
    if (!isOpen) return;
    focus();
    if (session.token()) void core.refresh();
    core.thread()?.resync();
  }

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", wake);
  store.subscribe(keepUnsent);
  setInterval(core.reportPage, HEARTBEAT_MS);
  host.listen(onHostMessage);
  if (init.revoke) void api.endSession(init.revoke);
  host.fire("frame.ready", {});
  if (init.open) focus();
  if (init.consent === "given") begin();

  return {
    config,
    settings,
    store,
    files,
    ...writing,
    ...actions,
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
      core.thread()?.typed(draft.trim() !== "");
    },
    remember: (values: FormValues) =>
      store.set({ remembered: { ...store.get().remembered, ...values } }),
    retry() {
      outbox.retry();
      // The pressed button has been removed.
      focus();
    },
    restart: () => (core.thread() ? core.thread()?.resync() : void core.start()),
    loadOlder: () => void core.thread()?.loadOlder(),
    /** Call when the newest message is on screen. It counts as read if the chat is open and visible. */
    sawNewest() {
      const { isOpen, isVisible } = store.get();
      if (isOpen && isVisible) core.thread()?.sawNewest();
    },
    openConversation(conversation: VisitorConversation) {
      core.go(conversation);
      store.set({ leftMessage: false, held: null, offer: null });
      writing.goThread();
    },
    /** Returns to the home screen. A conversation without messages is dropped. */
    back() {
      store.set({ route: "home", held: null, offer: null, leftMessage: false });
      if (isUnstarted(core.place()) && store.get().outbox.length === 0) core.goNew(NEWEST);
      focus();
      void core.refresh();
    },
    mute(isMuted: boolean) {
      store.set({ isMuted });
      host.fire("frame.mute", { isMuted });
    },
  };
}
