import { keepIn } from "./keep.ts";
import type {
  Chat,
  ChatNetwork,
  ChatOptions,
  ChatState,
  PendingMessage,
  Result,
  SendOptions,
} from "./options.ts";
import { readConfig } from "./read-config.ts";
import { readProblem, UNREACHABLE } from "./read-problem.ts";
import { sendableText, storable } from "./sendable-text.ts";
import type { Attachment, ChatConfig, Page, User } from "./types.ts";
import { readUnsent, writeUnsent } from "./unsent.ts";
import { uuid } from "./uuid.ts";
import { createActions } from "./visitor/actions.ts";
import { answerMessage } from "./visitor/answer-message.ts";
import { createApi } from "./visitor/api.ts";
import { createEngine, type Engine } from "./visitor/engine.ts";
import type { Connect } from "./visitor/hub.ts";
import { NEWEST, newPlace } from "./visitor/places.ts";
import { type EngineState, type Entry, NOT_STARTED, type Written } from "./visitor/state.ts";
import { createStore, type Store } from "./visitor/store.ts";
import { connectVisitor, type Realtime } from "./visitor/visitor-connection.ts";

/** Written in by `scripts/build-packages.ts`; nothing defines it in the sources. */
declare const LINKDESK_URL: string | undefined;
const INSTANCE_URL = typeof LINKDESK_URL === "string" ? LINKDESK_URL : undefined;

const HEARTBEAT_MS = 60_000;
const MAX_LOCALE_CHARS = 35;
const MAX_TIMEZONE_CHARS = 60;
const ALWAYS_UP: ChatNetwork = { isUp: () => true, subscribe: () => () => {} };
const STOPPED: ChatState = {
  ...toShow(NOT_STARTED, []),
  status: "stopped",
  error: null,
  config: null,
  unread: 0,
};

/** The chat between `start` and `stop`, once the inbox has answered. */
type Run = {
  engine: Engine;
  actions: ReturnType<typeof createActions>;
  store: Store<EngineState>;
  config: ChatConfig;
  end: () => void;
};

/**
 * A visitor's chat without a screen: it keeps the session, the connection, the conversations and what is unsent, and
 * says in its state what a screen shows. Throws a TypeError without an inbox, an address, or a way to make ids.
 */
export function createChat(options: ChatOptions): Chat {
  const { inboxId, network = ALWAYS_UP, randomUUID = uuid } = options;
  if (!inboxId) throw new TypeError("inboxId is missing: the id of the inbox.");
  if (!options.randomUUID && !globalThis.crypto) {
    throw new TypeError("randomUUID is missing: this runtime has no crypto to make one.");
  }
  const base = withoutSlash(options.baseURL ?? INSTANCE_URL ?? "");
  if (!base) throw new TypeError("baseURL is missing: the address where Linkdesk runs.");
  const address = `${base}/api/widget/v1`;
  const api = createApi(address);
  const token = keepIn(options.storage, `linkdesk-chat:${inboxId}`);
  const unsent = keepIn(options.storage, `linkdesk-chat:${inboxId}:unsent`);
  const shown = createStore<ChatState>(STOPPED);
  let userJWT = options.userJWT ?? null;
  let user = options.user;
  /** Grows with each start and stop, so that what began before is recognised. */
  let generation = 0;
  let run: Run | null = null;
  /** Written before the inbox has answered, or left from an earlier start. */
  let waiting: Written[] = [];
  const pendingOf = createPending();
  let leaveNetwork = () => {};

  function start() {
    if (shown.get().status === "starting" || run) return;
    shown.set({ status: "starting", error: null });
    leaveNetwork = network.subscribe(refresh);
    void begin(++generation);
  }

  async function begin(mine: number) {
    const [storedToken, left] = await Promise.all([token.read(), unsent.read()]);
    if (mine !== generation) return;
    setWaiting([...readUnsent(left), ...waiting]);
    const inbox = `${address}/client?inbox=${encodeURIComponent(inboxId)}`;
    const answer = await readConfig(inbox, () => mine !== generation);
    if (mine !== generation || !answer) return;
    if ("error" in answer) {
      leaveNetwork();
      shown.set({ status: "failed", error: answer.error });
      return;
    }
    const { config } = answer;
    const started = createRun(config);
    run = started;
    shown.set({ config, isOnline: config.isOnline });
    const { engine } = started;
    engine.session.send({ type: "began", token: storedToken, userJwt: userJWT });
    for (const written of waiting.splice(0)) engine.outbox.add(written);
    if (user) setUser(user);
    void engine.start();
  }

  function setWaiting(next: Written[]) {
    waiting = next;
    save(next);
    const createdAt = new Date().toISOString();
    const pending = next.map(({ clientId, text, attachments }) => ({
      ...{ clientId, text, attachments, createdAt },
      status: "sending" as const,
    }));
    shown.set({ pending });
  }

  function save(written: readonly Written[]) {
    void unsent.write(written.length > 0 ? writeUnsent(written) : null);
  }

  function createRun(config: ChatConfig): Run {
    const { behaviour } = config.settings;
    const store = createStore<EngineState>({ ...NOT_STARTED, isOnline: config.isOnline });
    let connection: Realtime | null = null;
    const connect: Connect = async (wanted) => {
      if (!options.Pusher) throw new Error("Without pusher-js the chat asks for news.");
      connection = connectVisitor(options.Pusher, new URL(base).hostname, wanted);
      return connection;
    };
    const engine = createEngine({
      ...{ api, store, behaviour, realtime: config.realtime, connect },
      describe: () => ({
        inboxId,
        page: pageOf(options.page?.()),
        privacy: options.privacy,
        locale: options.locale?.slice(0, MAX_LOCALE_CHARS),
        timezone: options.timezone?.slice(0, MAX_TIMEZONE_CHARS),
      }),
      user: () => user,
      isNetworkUp: network.isUp,
      isVisible: () => true,
      keep: (next) => void token.write(next),
      forget: () => void token.write(null),
      onRefused: () =>
        shown.set({
          error: {
            code: "identity_invalid",
            message: "userJWT was refused: the Security tab of the inbox can check it.",
          },
        }),
      onUnread: (unread) => shown.set({ unread }),
      onNews(message) {
        if (message.author.type === "agent") store.set({ isOnline: true });
        options.onMessage?.(message);
      },
      onStarted: () => {},
      // A custom client has no ticket that could be out of date.
      reload: () => false,
    });
    let saved: readonly Entry[] = [];
    const leaveStore = store.subscribe(() => {
      const state = store.get();
      const status = state.start === "started" ? "ready" : "starting";
      shown.set({ ...toShow(state, pendingOf(state.outbox)), status });
      const entries = engine.outbox.entries();
      if (entries !== saved) save(entries);
      saved = entries;
    });
    const heartbeat = options.page && setInterval(engine.reportPage, HEARTBEAT_MS);
    const leaveReconnect = network.subscribe(() => {
      if (network.isUp()) connection?.renew();
    });
    return {
      ...{ engine, store, config },
      actions: createActions({ api, engine }),
      end() {
        leaveStore();
        leaveReconnect();
        clearInterval(heartbeat);
        engine.outbox.clear();
        engine.identify(null);
        engine.adopt(null);
      },
    };
  }

  function stop() {
    generation++;
    leaveNetwork();
    run?.end();
    run = null;
    shown.set({ ...STOPPED });
  }

  function refresh() {
    if (!run) return;
    const { engine, store } = run;
    engine.thread()?.networkChanged();
    if (!network.isUp()) return;
    engine.outbox.hurry();
    if (store.get().start !== "started") return void engine.start();
    engine.thread()?.resync();
    if (engine.session.token()) void engine.refresh();
    engine.reportPage();
  }

  function send(text: string, { attachments = [], form }: SendOptions = {}): string | null {
    const clean = sendableText(text);
    if (!clean && attachments.length === 0) return null;
    const clientId = randomUUID();
    const written = { clientId, text: clean, attachments: [...attachments], form };
    if (!run) {
      setWaiting([...waiting, { ...written, place: NEWEST }]);
      return clientId;
    }
    const { engine, store, config } = run;
    const { replyToResolved } = config.settings.behaviour;
    const isEnded = store.get().conversation?.status === "resolved" && !replyToResolved;
    if (isEnded) engine.goNew(newPlace(randomUUID()));
    engine.thread()?.sent();
    engine.outbox.add({ ...written, place: engine.place() });
    return clientId;
  }

  async function upload(
    file: Blob | ArrayBuffer | Uint8Array<ArrayBuffer>,
    name: string,
  ): Promise<Result<Attachment>> {
    const session = await run?.engine.openSession();
    if (!session) return { data: null, error: UNREACHABLE };
    try {
      const response = await fetch(api.uploadUrl, {
        method: "POST",
        credentials: "omit",
        headers: {
          authorization: `Bearer ${session}`,
          "content-type": "application/octet-stream",
          "x-file-name": encodeURIComponent(storable(name)),
        },
        body: file,
      });
      if (!response.ok) return { data: null, error: await readProblem(response) };
      return { data: (await response.json()) as Attachment, error: null };
    } catch {
      return { data: null, error: UNREACHABLE };
    }
  }

  function setUser(next: User) {
    user = next;
    const session = run?.engine.session.token();
    if (session) void api.claimUser(session, next);
  }

  function logout() {
    userJWT = null;
    user = undefined;
    waiting = [];
    void token.write(null);
    void unsent.write(null);
    if (!run) return;
    const { engine, store } = run;
    const session = engine.session.token();
    if (session) void api.endSession(session);
    engine.outbox.clear();
    engine.identify(null);
    store.set({ contact: NOT_STARTED.contact });
    engine.adopt(null);
  }

  return {
    getState: shown.get,
    subscribe: shown.subscribe,
    ...{ start, stop, send, upload, setUser, logout, refresh },
    retry: (clientId) => run?.engine.outbox.retry(clientId),
    discard: (clientId) => run?.engine.outbox.discard(clientId),
    typed: (text) => run?.engine.thread()?.typed(text.trim() !== ""),
    markRead: () => run?.engine.thread()?.sawNewest(),
    loadOlder: () => void run?.engine.thread()?.loadOlder(),
    answer: async (message, answer) =>
      run ? answerMessage({ api, engine: run.engine }, message, answer) : false,
    openConversation(id) {
      const wanted = run?.store.get().conversations.find((one) => one.id === id);
      if (wanted) run?.engine.go(wanted);
    },
    startNew: () => run?.engine.goNew(newPlace(randomUUID())),
    end: async () => (await run?.actions.end()) ?? false,
    transcript: async () => (await run?.actions.transcript()) ?? null,
    mailTranscript: async (email) => (await run?.actions.mailTranscript(email)) ?? "failed",
    identify(next) {
      userJWT = next;
      shown.set({ error: null });
      run?.engine.identify(next);
    },
    reportPage: () => run?.engine.reportPage(),
    resolve: (url) => new URL(url, base).href,
  };
}

/** The engine's part of the state. */
function toShow(state: EngineState, pending: readonly PendingMessage[]) {
  const { start, outbox: _, history, older, typingName, connection, ...same } = state;
  return {
    ...same,
    pending,
    isLoaded: history === "loaded" || history === "behind",
    loadFailed: history === "failed",
    hasOlder: older !== "none",
    olderStatus: older === "none" ? "idle" : older,
    typing: typingName,
    isReconnecting: connection === "lost" || start === "retrying",
  } as const;
}

/** What is unsent, as it is shown: the same objects while nothing about them changes. */
function createPending() {
  const known = new WeakMap<Entry, PendingMessage>();
  let shown: readonly PendingMessage[] = [];
  let from: readonly Entry[] = [];
  return (entries: readonly Entry[]) => {
    if (entries === from) return shown;
    from = entries;
    shown = entries.map((entry) => {
      const { clientId, text, attachments, createdAt, status } = entry;
      const message = known.get(entry) ?? { clientId, text, attachments, createdAt, status };
      known.set(entry, message);
      return message;
    });
    return shown;
  };
}

const pageOf = (page: Page | undefined) => page && { title: "", referrer: "", ...page };

function withoutSlash(address: string): string {
  let end = address.length;
  while (address[end - 1] === "/") end--;
  return address.slice(0, end);
}
