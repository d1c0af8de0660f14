import "server-only";
import type { Me, Person } from "@linkdesk/contract/accounts.ts";
import type { EventActor } from "@linkdesk/contract/domain-events.ts";
import type { KeyScope } from "@linkdesk/contract/scopes.ts";

/** Where a request came from, as far as it is known. */
export type RequestOrigin = { address: string | null; userAgent: string | null };

/** The member who calls, and from where. `origin` is for records and never leaves the server. */
export type Actor = Me & { origin: RequestOrigin };

/** The same for somebody who may be in no workspace. */
export type Someone = Person & { origin: RequestOrigin };

/** A program that calls with an API key. It acts under the key's name and is no member. */
export type KeyActor = {
  keyId: string;
  name: string;
  workspace: { id: string };
  scopes: readonly KeyScope[];
  /** The only inboxes that it may access; null is all of them. */
  inboxIds: readonly string[] | null;
  memberId: null;
  userId: null;
  origin: RequestOrigin;
};

/** Whoever acts for the team: a member or a program. */
export type Caller = Me | KeyActor;

/** The same with where they are, for what the audit log records. */
export type RecordedCaller = Actor | KeyActor;

export function isKey(caller: unknown): caller is KeyActor {
  return typeof caller === "object" && caller !== null && "keyId" in caller;
}

/** As the log of events names them. */
export function eventActor(caller: Caller): EventActor {
  return isKey(caller)
    ? { type: "api_key", id: caller.keyId }
    : { type: "member", id: caller.memberId };
}
