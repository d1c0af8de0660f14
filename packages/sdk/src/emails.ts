import type {
  Email,
  EmailOriginal,
  ListEmailsQuery,
  SetRecipientsAnswer,
  SetRecipientsBody,
  StartByMailAnswer,
  StartByMailBody,
} from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

/** Conversations that travel by e-mail. */
export class Emails extends Resource {
  /** The mails of a conversation in both directions, newest first. */
  list(conversationId: string, query?: ListEmailsQuery, options?: RequestOptions): Pages<Email> {
    return this.pages(path`/api/v1/conversations/${conversationId}/emails`, query, options);
  }

  /** One mail with all of its words. */
  get(id: string, options?: RequestOptions): Promise<Result<EmailOriginal>> {
    return this.request({ method: "GET", path: path`/api/v1/emails/${id}` }, options);
  }

  /** Starts a conversation with a mail to a contact or an address. */
  start(mail: StartByMailBody, options?: RequestOptions): Promise<Result<StartByMailAnswer>> {
    return this.request({ method: "POST", path: "/api/v1/conversations", body: mail }, options);
  }

  /** Changes whom replies go to. */
  setRecipients(
    conversationId: string,
    recipients: SetRecipientsBody,
    options?: RequestOptions,
  ): Promise<Result<SetRecipientsAnswer>> {
    const url = path`/api/v1/conversations/${conversationId}/recipients`;
    return this.request({ method: "PUT", path: url, body: recipients }, options);
  }
}
