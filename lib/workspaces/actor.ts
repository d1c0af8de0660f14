import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { RequestSource } from "../http/request-source.ts";

/** The member who calls, and from where. `source` is for records and never leaves the server. */
export type Actor = Me & { source: RequestSource };
