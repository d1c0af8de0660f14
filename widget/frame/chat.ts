import { assertNever } from "../../lib/contract/assert-never.ts";
import type { Attachment } from "../../lib/contract/attachments.ts";
import { sendableText } from "../../lib/contract/chat/sendable-text.ts";
import { uuid } from "../../lib/contract/chat/uuid.ts";
import type { Message, VisitorConversation } from "../../lib/contract/conversations.ts";
import type { FormValues } from "../../lib/contract/form-fields.ts";
import type { MessageResponse } from "../../lib/contract/message-content.ts";
import type { ClaimedUser, FrameConfig, VisitorPage } from "../../lib/contract/widget.ts";
import type { Envelope, HostToFrame } from "../protocol.ts";
import type { WidgetApi } from "./api.ts";
import { fromCarry, toCarry } from "./carry.ts";
import { type ChatState, INITIAL_STATE, type Payload, type Written } from "./chat-state.ts";
import { toClaimedUser } from "./claimed-user.ts";
import { createCore } from "./core.ts";
import { createFiles } from "./files.ts";
import type { HostInit, HostLink } from "./host-link.ts";
import { readMuted, storeMuted } from "./mute.ts";
import { isUnstarted, NEWEST, newPlace } from "./places.ts";
import { isEnded, openQuestions } from "./screen.ts";
import type { FrameSettings } from "./settings.ts";
import { createSound } from "./sound.ts";
import { createStore } from "./store.ts";
import { toVisitorPage } from "./visitor-page.ts";

const HEARTBEAT_MS = 60_000;
const RELOAD_AGAIN_AFTER_MS = 60_000;
/** The id under which a page's own offers and welcome words are counted. */
const PAGE_OFFER = "page";

export type Chat = ReturnType<typeof createChat>;
type Options = {
  config: FrameConfig;
  settings: FrameSettings;
  api: WidgetApi;
  host: HostLink;
  init: HostInit;
};

/** Runs the chat: what the visitor does and what arrives comes together here. */
export function createChat({ config, settings, api, host, init }: Options) {
  const store = createStore<ChatState>({
    ...INITIAL_STATE,
    consent: init.consent,
    isVisible: document.visibilityState === "visible",
    isOnline: config.isOnline,
    isOpen: init.open,
    isMuted: init.consent === "given" && readMuted(config.inboxId),
  });
  const sound = createSound();
  let page: VisitorPage | null = toVisitorPage(init.page);
  let user: ClaimedUser | undefined;
  let isLeader = init.isLeader;
  let token = init.token;

  const core = createCore({
    ...{ config, settings, api, host, store },
    page: () => page,
    user: () => user,
    onNews,
    onStarted,
    reload,
  });
  const { session, outbox } = core;
  const files = createFiles({ store, settings, url: api.uploadUrl, openSession: core.openSession });

  function focus() {
    store.set({ focusRequests: store.get().focusRequests + 1 });
  }

  /** A ticket that is refused right after a reload would be refused for ever. */
  function reload(): boolean {
    if (init.carry && performance.now() < RELOAD_AGAIN_AFTER_MS) return false;
    host.fire("frame.reload", { carry: toCarry(store.get().draft, outbox.entries()) });
    return true;
  }

  function onNews({ id, text, author, createdAt }: Message) {
    const { type, name } = author;
    if (type === "agent") store.set({ isOnline: true });
    host.fire("frame.message", { message: { id, text, author: { type, name }, createdAt } });
    const { isOpen, isVisible, isMuted } = store.get();
    if (settings.behaviour.sounds && isLeader && !isMuted && !(isOpen && isVisible)) sound.play();
  }

  /** Where there is something to go on with, the chat begins there. */
  function onStarted() {
    const { route, conversation, conversations } = store.get();
    const hasNews = (conversations[0]?.unread ?? 0) > 0;
    if (route === "home" && conversation && (hasNews || !settings.behaviour.severalConversations)) {
      store.set({ route: "thread" });
    }
  }

  /** Woken up, back online, shown again: something may have been missed. */
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

  /** Takes up the session that the host page kept. Nothing is asked or stored before consent. */
  function begin() {
    session.adopt(token);
    setUser(init.overrides.user);
    for (const entry of fromCarry(init.carry)) outbox.add(entry);
    const { draft = "", pending = [] } = init.carry ?? {};
    store.set({ draft });
    if (pending.length > 0) goThread();
    void core.start();
  }

  function setUser(claim: HostToFrame["host.user"]["user"] | undefined) {
    user = toClaimedUser(claim);
    if (!user) return;
    const { contact } = store.get();
    store.set({
      contact: { name: user.name ?? contact.name, email: user.email ?? contact.email },
    });
    const current = session.token();
    if (current) void api.claimUser(current, user);
  }

  function goThread() {
    store.set({ route: "thread" });
    focus();
  }

  function goNew(offer: ChatState["offer"] = null) {
    const state = store.get();
    const stranded = isEnded(state, settings)
      ? state.outbox.filter(({ status }) => status === "failed")
      : [];
    core.goNew(newPlace());
    store.set({ offer, held: null, leftMessage: false });
    // What the ended conversation did not take goes into the new one.
    for (const { clientId, text, attachments } of stranded) {
      outbox.discard(clientId);
      write({ clientId, text, attachments });
    }
    goThread();
  }

  /** Everything that goes out passes here, and waits if there are questions before it. */
  function write({ clientId, text, attachments }: Omit<Written, keyof Payload> & Attached) {
    const state = store.get();
    const written: Written = { clientId, text, attachments, place: core.place() };
    const isFirst = !state.isStarting && !state.conversation && state.outbox.length === 0;
    if (isFirst && openQuestions(state, settings).length > 0) {
      return store.set({ held: written, route: "thread" });
    }
    outbox.add({ ...written, ...startingWith() });
  }

  /** What a message carries in case that it starts a conversation. */
  function startingWith(): Pick<Payload, "form" | "proactive"> {
    const { conversation, form, offer } = store.get();
    if (conversation) return {};
    const welcome = { id: PAGE_OFFER, message: settings.messages.welcome };
    const proactive = offer ?? (settings.sendsWelcome ? welcome : undefined);
    return { form: form ?? undefined, proactive };
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
        return say(message.data.text);
      case "host.user":
        return setUser(message.data.user);
      case "host.proactive":
        return takeOffer(message.data);
      case "host.leader":
        isLeader = message.data.isLeader;
        return;
      default:
        assertNever(message);
    }
  }

  function adopt(next: string | null) {
    token = next;
    if (store.get().consent === "given") core.adopt(next);
  }

  /** The visitor is a stranger from here on. */
  function forget() {
    user = undefined;
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

  /** The page speaks for the visitor. */
  function say(words: string) {
    const text = sendableText(words);
    if (!text || store.get().consent === "needed") return;
    if (isEnded(store.get(), settings)) goNew();
    goThread();
    write({ clientId: uuid(), text, attachments: [] });
  }

  /** An open conversation goes on where there is only one; otherwise the offer begins a new one. */
  function takeOffer({ id, message }: HostToFrame["host.proactive"]) {
    const isTaken =
      store.get().conversation?.status === "open" && !settings.behaviour.severalConversations;
    if (isTaken || !message) return goThread();
    goNew({ id: id ?? PAGE_OFFER, message });
  }

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", wake);
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
    /** To the composer, or whatever stands in its place. */
    focus,
    close: () => host.fire("frame.close", {}),
    consent(given: boolean) {
      host.fire("frame.consent", { given });
      if (!given) return host.fire("frame.close", {});
      store.set({ consent: "given", isMuted: readMuted(config.inboxId) });
      focus();
      begin();
    },
    write(draft: string) {
      store.set({ draft });
      core.thread()?.typed(draft.trim() !== "");
    },
    /** Sends what is in the composer, with the files that are there. */
    send() {
      const text = sendableText(store.get().draft);
      const attachments = files.take();
      if (!text && attachments.length === 0) return;
      store.set({ draft: "" });
      core.thread()?.sent();
      write({ clientId: uuid(), text, attachments });
    },
    /** The questions before the first message are answered. */
    submitForm(values: FormValues) {
      const { held, contact, remembered } = store.get();
      store.set({
        form: values,
        held: null,
        remembered: { ...remembered, ...values },
        contact: {
          name: values.name || contact.name,
          email: values.email || contact.email,
        },
      });
      if (held) write(held);
      focus();
    },
    /** A message left while nobody is there. */
    leaveMessage({ message = "", ...form }: FormValues) {
      const { remembered } = store.get();
      store.set({ form, remembered: { ...remembered, ...form }, leftMessage: true });
      write({ clientId: uuid(), text: sendableText(message), attachments: [] });
    },
    remember: (values: FormValues) =>
      store.set({ remembered: { ...store.get().remembered, ...values } }),
    retry() {
      outbox.retry();
      // The button that was pressed is gone.
      focus();
    },
    restart: () => (core.thread() ? core.thread()?.resync() : void core.start()),
    loadOlder: () => void core.thread()?.loadOlder(),
    /** Call when the newest message is on screen; what counts as read is decided here. */
    sawNewest() {
      const { isOpen, isVisible } = store.get();
      if (isOpen && isVisible) core.thread()?.sawNewest();
    },
    startNew: () => goNew(),
    openConversation(conversation: VisitorConversation) {
      core.go(conversation);
      store.set({ leftMessage: false, held: null, offer: null });
      goThread();
    },
    /** Back to the home screen. A conversation that nobody began is dropped. */
    back() {
      store.set({ route: "home", held: null, offer: null, leftMessage: false });
      if (isUnstarted(core.place()) && store.get().outbox.length === 0) core.goNew(NEWEST);
      focus();
      void core.refresh();
    },
    /** Answers a card or an interactive message; false when that did not get through. */
    async answer(message: Message, body: MessageResponse): Promise<boolean> {
      const current = session.token();
      if (!current) return false;
      const { data } = await api.answer(current, message.conversationId, message.id, body);
      const thread = core.thread();
      if (data && thread?.id === message.conversationId) {
        thread.answered(message.seq, data.response);
        if (data.message) thread.receive(data.message);
      }
      // A form that was sent is gone, and the focus with it.
      if (data && !("buttonId" in body)) focus();
      return data !== null;
    },
    async end(): Promise<boolean> {
      const thread = core.thread();
      const current = session.token();
      if (!thread || !current) return false;
      const { error } = await api.endConversation(current, thread.id);
      await core.refresh();
      return error === null;
    },
    /** The conversation as text; null when it could not be had. */
    async transcript(): Promise<string | null> {
      const thread = core.thread();
      const current = session.token();
      return thread && current ? (await api.transcript(current, thread.id)).data : null;
    },
    mute(isMuted: boolean) {
      store.set({ isMuted });
      storeMuted(config.inboxId, isMuted);
    },
  };
}

type Attached = { attachments: Attachment[] };
