import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { RequestOrigin } from "../http/request-origin.ts";

/** The member who calls, and from where. `origin` is for records and never leaves the server. */
export type Actor = Me & { origin: RequestOrigin };
