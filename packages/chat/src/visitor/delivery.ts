import type { VisitorConversation } from "@linkdesk/contract/conversations.ts";
import { isTemporary } from "../backoff.ts";
import type { Delivery } from "../outbox.ts";
import type { ApiError, WidgetApi } from "./api.ts";
import type { OnScreen } from "./on-screen.ts";
import { type createPlaces, isConversation, NEWEST } from "./places.ts";
import type { Session } from "./session.ts";
import type { Entry } from "./state.ts";

type Options = {
  api: WidgetApi;
  session: Session;
  places: ReturnType<typeof createPlaces>;
  /** The message is still to be sent: nobody has logged out meanwhile. */
  isWanted: (entry: Entry) => boolean;
  mayWriteIn: (conversation: VisitorConversation) => boolean;
  screen: OnScreen;
  /** Reads the session's state again; null when that worked. */
  refresh: () => Promise<ApiError | null>;
  /** The token no longer works. */
  lose: (token: string) => void;
  /** Call when the ticket has expired. Returns whether a fresh frame has been requested. */
  reload: () => boolean;
};

/** How a message reaches its conversation. */
type Way =
  | { postIn: string }
  /** It starts one. Asked again, the server finds the conversation that it started. */
  | "start"
  /** The session of an earlier page may have a conversation that has not been loaded yet. */
  | "look";

/** Delivers one message to its conversation. Creates the session and the conversation if necessary. */
export function createDelivery(options: Options) {
  const { api, session, places, screen } = options;
  /** Messages that may have started a conversation: whether they did, nobody answered. */
  const begun = new Set<string>();

  /** The newest conversation if the visitor may write in it; null: the message starts a new one. */
  function newest(): VisitorConversation | null {
    const shown = screen.thread()?.conversation();
    const found = shown ?? session.state()?.conversations[0];
    return found && options.mayWriteIn(found) ? found : null;
  }

  function wayOf({ place, clientId }: Entry): Way {
    const to = places.resolve(place);
    if (isConversation(to)) return { postIn: to };
    if (to !== NEWEST || begun.has(clientId)) return "start";
    if (!screen.thread() && !session.isKnown()) return "look";
    const conversation = newest();
    return conversation ? { postIn: conversation.id } : "start";
  }

  async function deliver(entry: Entry): Promise<Delivery> {
    const opened = await session.open();
    if (opened.error) return afterError(opened.error);
    if (!options.isWanted(entry)) return { kind: "again" };
    const token = opened.data;
    if (wayOf(entry) === "look") {
      const error = await options.refresh();
      if (error) return afterError(error);
      if (session.token() !== token) return { kind: "again" };
    }
    const way = wayOf(entry);
    return typeof way === "object" ? post(entry, token, way.postIn) : start(entry, token);
  }

  async function post(entry: Entry, token: string, id: string): Promise<Delivery> {
    const { clientId, text, attachments } = entry;
    const attachmentIds = attachments.map((file) => file.id);
    const { data, error } = await api.postMessage(token, id, { clientId, text, attachmentIds });
    if (error) return afterSendError(error, token, id);
    const thread = screen.thread();
    if (thread?.id === id) thread.receive(data.message);
    return { kind: "delivered" };
  }

  async function start(entry: Entry, token: string): Promise<Delivery> {
    const from = places.resolve(entry.place);
    const { clientId, text, attachments, form, proactive } = entry;
    const attachmentIds = attachments.map((file) => file.id);
    const body = { clientId, text, attachmentIds, form, proactive };
    const visit = session.visit();
    begun.add(clientId);
    const { data, error } = await api.startConversation(token, body);
    if (error) return afterSendError(error, token, null);
    if (session.visit() === visit) screen.showStarted(data, token, from);
    return { kind: "delivered" };
  }

  async function afterSendError(
    error: ApiError,
    token: string,
    id: string | null,
  ): Promise<Delivery> {
    if (error.status === 401) {
      options.lose(token);
      return { kind: "again" };
    }
    if (error.status === 404 && id) {
      // The conversation was deleted: use the newest one, or start a new one.
      places.move(id, NEWEST);
      if (screen.place() === id) screen.close();
      session.send({ type: "outdated" });
      return { kind: "again" };
    }
    // Ended meanwhile: after the refresh the screen offers a new conversation.
    if (error.status === 409) void options.refresh();
    return afterError(error);
  }

  function afterError(error: ApiError): Delivery {
    if (error.code === "ticket_invalid" && options.reload()) return { kind: "halt" };
    if (isTemporary(error)) return { kind: "later", retryAfterMs: error.retryAfterMs };
    return { kind: "rejected" };
  }

  return deliver;
}
