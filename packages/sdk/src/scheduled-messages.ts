import type {
  ScheduledMessage,
  ScheduleMessageBody,
  SendScheduledMessageAnswer,
  UpdateScheduledMessageBody,
} from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";
import { webCrypto } from "./web-crypto.ts";

/** Messages that are sent later. No visitor gets one before its time. */
export class ScheduledMessages extends Resource {
  /** Soonest first. */
  list(conversationId: string, options?: RequestOptions): Pages<ScheduledMessage> {
    const url = path`/api/v1/conversations/${conversationId}/scheduled-messages`;
    return this.pages(url, undefined, options);
  }

  /** It is repeated after a lost connection, and is scheduled once. */
  async create(
    conversationId: string,
    message: ScheduleMessageBody,
    options?: RequestOptions,
  ): Promise<Result<ScheduledMessage>> {
    const clientId = message.clientId ?? (await webCrypto()).randomUUID();
    const url = path`/api/v1/conversations/${conversationId}/scheduled-messages`;
    return this.request(
      { method: "POST", path: url, body: { ...message, clientId }, isRepeatable: true },
      options,
    );
  }

  /** Changes the given fields. One that was held waits for its time again. */
  update(
    id: string,
    changes: UpdateScheduledMessageBody,
    options?: RequestOptions,
  ): Promise<Result<ScheduledMessage>> {
    const url = path`/api/v1/scheduled-messages/${id}`;
    return this.request({ method: "PATCH", path: url, body: changes }, options);
  }

  /** Cancels it. */
  delete(id: string, options?: RequestOptions): Promise<Result<undefined>> {
    return this.request(
      { method: "DELETE", path: path`/api/v1/scheduled-messages/${id}` },
      options,
    );
  }

  /** Sends it now. */
  send(id: string, options?: RequestOptions): Promise<Result<SendScheduledMessageAnswer>> {
    const url = path`/api/v1/scheduled-messages/${id}/send`;
    return this.request({ method: "POST", path: url }, options);
  }
}
