import { NAMED_ENDPOINTS } from "../endpoints/all.ts";
import type { Endpoint } from "../endpoints/endpoint.ts";

/** An endpoint that a program can call; `name` is its operationId. */
export type CallableEndpoint = { name: string; row: Endpoint };

/** The endpoints that a program can call with an API key, in the order of their rows. */
export function listCallable(): readonly CallableEndpoint[] {
  return NAMED_ENDPOINTS.filter(({ row }) => row.scope && row.path.startsWith("/api/v1/"));
}
