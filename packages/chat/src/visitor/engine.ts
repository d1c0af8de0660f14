import type { Message } from "@linkdesk/contract/conversations.ts";
import type {
  ClaimedUser,
  CreateSessionBody,
  RealtimeClientConfig,
} from "@linkdesk/contract/widget.ts";
import { backoffMs } from "../backoff.ts";
import { createOutbox } from "../outbox.ts";
import { createDeliveries } from "../receipts.ts";
import type { ApiError, WidgetApi } from "./api.ts";
import { createDelivery } from "./delivery.ts";
import type { Connect } from "./hub.ts";
import { createOnScreen } from "./on-screen.ts";
import { createPlaces, isConversation, isUnstarted, NEWEST } from "./places.ts";
import { createSession } from "./session.ts";
import { createStart } from "./start.ts";
import type { EngineState, Payload } from "./state.ts";
import type { Store } from "./store.ts";
import { createView } from "./view.ts";

const FOLLOW_TRIES = 4;

type Options = {
  api: WidgetApi;
  store: Store<EngineState>;
  realtime: RealtimeClientConfig;
  connect: Connect;
  /** What of the inbox's settings changes how conversations go on. */
  behaviour: { severalConversations: boolean; replyToResolved: boolean };
  /** What is sent with a new session about the visitor's device and page. */
  describe: () => CreateSessionBody;
  /** The unverified data about an anonymous visitor. */
  user: () => ClaimedUser | undefined;
  isNetworkUp: () => boolean;
  /** Somebody looks at the screen. */
  isVisible: () => boolean;
  /** Stores the token for the next start. */
  keep: (token: string) => void;
  /** Deletes the stored token, if it is still this one. */
  forget: (token: string) => void;
  /** The server refuses the `userJWT`. */
  onRefused: () => void;
  onUnread: (count: number) => void;
  /** A message of the team arrived. */
  onNews: (message: Message) => void;
  /** The list of conversations has been loaded. */
  onStarted: () => void;
  /** The ticket has expired. Returns whether everything is loaded anew, with a fresh one. */
  reload: () => boolean;
};
export type Engine = ReturnType<typeof createEngine>;

/**
 * Connects the session, its conversations and the outbox: which thread is on screen, the last state
 * from the server, and what happens to all of it when a session ends.
 */
export function createEngine(options: Options) {
  const { api, store, behaviour } = options;
  const isSeveral = behaviour.severalConversations;
  const places = createPlaces();
  const session = createSession({
    ...options,
    onLeave: leaveSession,
    onStart: () => void start(),
  });
  const screen = createOnScreen({
    ...{ ...options, session, places, isSeveral, lose, refresh },
    onMessage: (message) => outbox.settle(message.clientId),
    onSeen: () => store.set({ isOnline: true }),
    onChange: () => view.publish(),
  });
  const { thread, place } = screen;
  const deliveries = createDeliveries((conversations) => {
    const token = session.token();
    if (token) void api.markDelivered(token, { conversations });
  });
  const outbox = createOutbox<Payload>({
    deliver: (entry) => deliver(entry),
    onChange: () => view.publishOutbox(),
  });
  const view = createView({
    ...{ ...options, session, screen, places, deliveries, isSeveral },
    unsent: outbox.entries,
  });
  const deliver = createDelivery({
    ...{ ...options, session, places, screen, refresh, lose },
    isWanted: ({ clientId }) => outbox.entries().some((entry) => entry.clientId === clientId),
    mayWriteIn: ({ status }) => behaviour.replyToResolved || status === "open",
  });
  const start = createStart({
    ...{ store, refresh },
    onStarted() {
      options.onStarted();
      reportPage();
    },
  });

  /** Clears the screen after the session has ended, here or on the server. */
  function leaveSession() {
    for (const entry of outbox.entries()) {
      const its = places.resolve(entry.place);
      if (isConversation(its)) places.move(its, NEWEST);
    }
    screen.leave();
    deliveries.stop();
  }

  /** Call when `token` is expired or revoked. Unsent messages go into a new session. */
  function lose(token: string) {
    session.send({ type: "lost", token });
  }

  /** Reads the session's state, and shows what it says about the conversation on screen. */
  async function refresh(): Promise<ApiError | null> {
    const identityError = await session.verify();
    if (identityError) return identityError;
    const token = session.token();
    const shown = thread();
    const error = await session.read();
    // Ignore an answer that is older than a change made meanwhile.
    if (session.token() !== token || thread() !== shown) return null;
    if (error) return error;
    adoptState();
    return null;
  }

  function adoptState() {
    const token = session.token();
    const state = session.state();
    if (state) {
      const { name, email, isAnonymous } = state.contact;
      const known = store.get().contact;
      const contact = {
        name: isAnonymous ? known.name : name,
        email: email ?? known.email,
      };
      const isSame = contact.name === known.name && contact.email === known.email;
      store.set({ isOnline: state.isOnline, ...(isSame ? {} : { contact }) });
    }
    const [newest, ...others] = state?.conversations ?? [];
    if (!token || !newest) return screen.close();
    const shown = thread();
    // Without several conversations, the newest is shown, whichever tab started it.
    const wanted =
      isSeveral && shown ? [newest, ...others].find(({ id }) => id === shown.id) : newest;
    if (wanted && wanted.id === shown?.id) shown.update(wanted);
    else if (wanted && !isUnstarted(place())) screen.open(wanted, token, false);
    screen.watchOthers();
    view.publish();
  }

  /**
   * Another tab created the session for a message that may not have been sent yet. Until there is a
   * conversation there is no channel to subscribe to, so the state is polled a few times.
   */
  function follow(token: string, attempt = 0) {
    setTimeout(() => {
      if (session.token() !== token || thread() || attempt === FOLLOW_TRIES) return;
      void refresh().then(() => follow(token, attempt + 1));
    }, backoffMs(attempt));
  }

  function reportPage() {
    const token = session.token();
    const { page, privacy } = options.describe();
    if (store.get().start === "idle" || session.isUndecided()) return;
    if (!token || !page || !options.isVisible()) return;
    void api.reportPage(token, { ...page, privacy }).then(({ error }) => {
      if (error?.status === 401) lose(token);
    });
  }

  return {
    session,
    outbox,
    thread,
    place,
    start,
    refresh,
    reportPage,
    go: screen.go,
    goNew: screen.goNew,
    /** Creates a session if there is none. Asks for a reload if the ticket has expired. */
    async openSession(): Promise<string | null> {
      const { data, error } = await session.open();
      if (error?.code === "ticket_invalid") options.reload();
      return data;
    },
    /** Replaces the session token: by one from storage, or of another tab. */
    adopt(token: string | null) {
      session.send({ type: "adopted", token });
      if (token) follow(token);
    },
    /** Sets the `userJWT`. If it is about another visitor, the conversations on screen are left. */
    identify(userJwt: string | null) {
      session.send({ type: "identified", userJwt });
    },
  };
}
