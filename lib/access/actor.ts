import "server-only";
import type { Me, Person } from "@linkdesk/contract/accounts.ts";

/** Where a request came from, as far as it is known. */
export type RequestOrigin = { address: string | null; userAgent: string | null };

/** The member who calls, and from where. `origin` is for records and never leaves the server. */
export type Actor = Me & { origin: RequestOrigin };

/** The same for somebody who may be in no workspace. */
export type Someone = Person & { origin: RequestOrigin };
