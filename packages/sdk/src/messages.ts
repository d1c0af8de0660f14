import type {
  ListMessagesAnswer,
  ListMessagesQuery,
  Message,
  SendMessageAnswer,
  SendMessageBody,
} from "./api.ts";
import type { Result } from "./error.ts";
import { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";
import { webCrypto } from "./web-crypto.ts";

/** To a contact (`to`, in the newest open conversation of the channel, or in a new one), or to a conversation. */
export type SendMessage = Omit<SendMessageBody, "conversationId" | "channelId" | "to"> &
  (
    | { channelId: string; to: string; conversationId?: undefined }
    | { conversationId: string; channelId?: undefined; to?: undefined }
  );

export type SendOptions = RequestOptions & {
  /** Sent as `Idempotency-Key`: repeating a call with the same key sends nothing again. Random unless it is set. */
  idempotencyKey?: string;
};

export class Messages extends Resource {
  /** Sends a message to a visitor. It is repeated after a lost connection, and is sent once. */
  async send(message: SendMessage, options: SendOptions = {}): Promise<Result<SendMessageAnswer>> {
    const key = options.idempotencyKey ?? message.clientId ?? (await webCrypto()).randomUUID();
    return this.request(
      {
        method: "POST",
        path: "/api/v1/messages",
        body: message,
        headers: { "idempotency-key": key },
        isRepeatable: true,
      },
      options,
    );
  }

  /**
   * The messages of a conversation. Awaiting it gives one page: the newest, those `before` a seq, or those `after`
   * one or `since` a time. Iterating goes through all from there, or from the first, in their order.
   */
  list(
    conversationId: string,
    query: ListMessagesQuery = {},
    options?: RequestOptions,
  ): Pages<Message, ListMessagesAnswer> {
    const url = path`/api/v1/conversations/${conversationId}/messages`;
    const fetch = (from: ListMessagesQuery) =>
      this.request<ListMessagesAnswer>({ method: "GET", path: url, query: from }, options);
    return new Pages(
      () => fetch(query),
      ({ messages }) => messages,
      (page) => {
        const { limit, after = 0, since } = query;
        if (page === null) return fetch(since ? { limit, since } : { limit, after });
        const last = page.messages.at(-1);
        return page.hasMore && last ? fetch({ limit, after: last.seq }) : null;
      },
    );
  }
}
