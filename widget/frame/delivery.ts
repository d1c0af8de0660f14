import { isTemporary } from "@linkdesk/chat/backoff.ts";
import type { Delivery } from "@linkdesk/chat/outbox.ts";
import type { VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type { StartedConversation } from "@linkdesk/contract/widget.ts";
import type { ApiError, WidgetApi } from "./api.ts";
import type { Entry } from "./chat-state.ts";
import { type createPlaces, isConversation, NEWEST, type Place } from "./places.ts";
import type { Session } from "./session.ts";
import type { Thread } from "./thread.ts";

type Options = {
  api: WidgetApi;
  session: Session;
  places: ReturnType<typeof createPlaces>;
  mayWriteIn: (conversation: VisitorConversation) => boolean;
  thread: () => Thread | null;
  /** Reads the session's state again; null when that worked. */
  refresh: () => Promise<ApiError | null>;
  /** A message started a conversation. */
  showStarted: (started: StartedConversation, token: string, from: Place) => void;
  /** The token no longer works. */
  lose: (token: string) => void;
  /** The conversation was deleted. */
  leave: (id: string) => void;
  /** Call when the ticket has expired. Returns whether a fresh frame has been requested. */
  reload: () => boolean;
};

/** Delivers one message to its conversation. Creates the session and the conversation if necessary. */
export function createDelivery(options: Options) {
  const { api, session, places } = options;

  /** The newest conversation if the visitor may write in it; null: the message starts a new one. */
  function newest(): VisitorConversation | null {
    const shown = options.thread()?.conversation();
    const found = shown ?? session.state()?.conversations[0];
    return found && options.mayWriteIn(found) ? found : null;
  }

  async function deliver(entry: Entry): Promise<Delivery> {
    const opened = await session.open();
    if (opened.error) return afterError(opened.error);
    const token = opened.data;
    const place = places.resolve(entry.place);
    if (isConversation(place)) return post(entry, token, place);
    if (place !== NEWEST) return start(entry, token, place);
    // The session of an earlier page may have a conversation that has not been loaded yet.
    if (!options.thread()) {
      const error = session.isKnown() ? null : await options.refresh();
      if (error) return afterError(error);
      if (session.token() !== token) return { kind: "again" };
    }
    const conversation = newest();
    return conversation ? post(entry, token, conversation.id) : start(entry, token, place);
  }

  async function post(entry: Entry, token: string, id: string): Promise<Delivery> {
    const { clientId, text, attachments } = entry;
    const attachmentIds = attachments.map((file) => file.id);
    const { data, error } = await api.postMessage(token, id, { clientId, text, attachmentIds });
    if (error) return afterSendError(error, token, id);
    const thread = options.thread();
    if (thread?.id === id) thread.receive(data.message);
    return { kind: "delivered" };
  }

  async function start(entry: Entry, token: string, from: Place): Promise<Delivery> {
    const { clientId, text, attachments, form, proactive } = entry;
    const attachmentIds = attachments.map((file) => file.id);
    const body = { clientId, text, attachmentIds, form, proactive };
    const { data, error } = await api.startConversation(token, body);
    if (error) return afterSendError(error, token, null);
    if (session.token() === token) options.showStarted(data, token, from);
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
      options.leave(id);
      session.markStale();
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
