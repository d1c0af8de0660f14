import type {
  Contact,
  ContactEvent,
  ContactSession,
  CreateContactBody,
  DeleteContactAnswer,
  ListContactEventsQuery,
  ListContactsQuery,
  PutContactBody,
  RecordContactEventBody,
  UpdateContactBody,
} from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";
import { webCrypto } from "./web-crypto.ts";

/** The people who write to you. */
export class Contacts extends Resource {
  /**
   * Newest first: all, or those with an e-mail address or with your own id (`externalId`), a beginning of either
   * (`q`), or created in a time.
   */
  list(query?: ListContactsQuery, options?: RequestOptions): Pages<Contact> {
    return this.pages("/api/v1/contacts", query, options);
  }

  get(id: string, options?: RequestOptions): Promise<Result<Contact>> {
    return this.request({ method: "GET", path: path`/api/v1/contacts/${id}` }, options);
  }

  /** Fails with `conflict` if there is a contact with that `externalId`. */
  create(contact: CreateContactBody, options?: RequestOptions): Promise<Result<Contact>> {
    return this.request({ method: "POST", path: "/api/v1/contacts", body: contact }, options);
  }

  /** Changes the given details; `blocked` keeps a contact out of every chat. */
  update(
    id: string,
    changes: UpdateContactBody,
    options?: RequestOptions,
  ): Promise<Result<Contact>> {
    const url = path`/api/v1/contacts/${id}`;
    return this.request({ method: "PATCH", path: url, body: changes }, options);
  }

  /** Creates the contact with your own id of the person, or changes the given details of the one there is. */
  upsert(
    externalId: string,
    details: PutContactBody,
    options?: RequestOptions,
  ): Promise<Result<Contact>> {
    const url = path`/api/v1/contacts/by-external-id/${externalId}`;
    return this.request({ method: "PUT", path: url, body: details }, options);
  }

  /** Deletes a contact with their conversations. `isComplete` is false while that goes on in the background. */
  delete(id: string, options?: RequestOptions): Promise<Result<DeleteContactAnswer>> {
    return this.request({ method: "DELETE", path: path`/api/v1/contacts/${id}` }, options);
  }

  /** Lists a contact's browsers, the one seen last first. */
  sessions(id: string, options?: RequestOptions): Pages<ContactSession> {
    return this.pages(path`/api/v1/contacts/${id}/sessions`, {}, options);
  }

  /**
   * Records something that happened to a contact in your own product, for your team to see. The contact is an id of
   * ours, or `{ externalId }`, your own id of the person. It is repeated after a lost connection, and is recorded
   * once.
   */
  async recordEvent(
    contact: string | { externalId: string },
    event: RecordContactEventBody,
    options?: RequestOptions,
  ): Promise<Result<ContactEvent>> {
    const url =
      typeof contact === "string"
        ? path`/api/v1/contacts/${contact}/events`
        : path`/api/v1/contacts/by-external-id/${contact.externalId}/events`;
    const clientId = event.clientId ?? (await webCrypto()).randomUUID();
    const body = { ...event, clientId };
    return this.request({ method: "POST", path: url, body, isRepeatable: true }, options);
  }

  /** Lists what happened to a contact in your own product, the newest first. */
  events(
    id: string,
    query?: ListContactEventsQuery,
    options?: RequestOptions,
  ): Pages<ContactEvent> {
    return this.pages(path`/api/v1/contacts/${id}/events`, query, options);
  }

  /** Ends the session of one of their browsers. */
  endSession(sessionId: string, options?: RequestOptions): Promise<Result<undefined>> {
    return this.request({ method: "DELETE", path: path`/api/v1/sessions/${sessionId}` }, options);
  }
}
