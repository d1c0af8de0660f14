import type { ProblemCode } from "../problem.ts";
import type { KeyScope } from "../scopes.ts";
import { z } from "../zod.ts";

/**
 * Who may call an endpoint.
 * - `anyone`: open, with checks of its own
 * - `visitor`: the session token of a widget
 * - `person`: whoever is signed in, in a workspace or in none
 * - `member`: any role of the workspace; `admin`: owners and admins
 * - `scheduler`: whoever has the cron secret
 */
export type Access = "anyone" | "visitor" | "person" | "member" | "admin" | "scheduler";

/** A body or an answer that is not JSON. */
export type Raw = { contentType: string };

/** A row of the API: everything that server, clients, tests and documentation have to know of it. */
export type Endpoint = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As in the file system: `[id]` is a parameter. */
  path: `/${string}`;
  access: Access;
  /** The scope that an API key needs. Without one, keys cannot call it. */
  scope?: KeyScope;
  /** One sentence. */
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType | Raw;
  /** A body for the documentation, where one made from the schema would not be valid or not be typical. */
  example?: unknown;
  /** What a JSON body says it is, where it is not application/json: a beacon has no choice. */
  bodyType?: "text/plain";
  /** What a success answers with; null is an answer without content. */
  response: z.ZodType | Raw | null;
  /** Of a success: 200, or 204 without content, unless it is another. The first one is the usual one. */
  status?: readonly number[];
  /** What the use case may answer; {@link errorsOf} adds what follows from the rest of the row. */
  errors: readonly ProblemCode[];
  /** The allowances that a call uses up, by their names in `ALLOWANCES` (lib/http/rate-limit.ts). */
  limit?: readonly string[];
};

/** Declares an endpoint, with its exact types. */
export function endpoint<const E extends Endpoint>(row: E): E {
  return row;
}

/** The status of a success, the usual one first. */
export function statusesOf({ status, response }: Endpoint): readonly number[] {
  return status ?? [response === null ? 204 : 200];
}

/** Whether a body or an answer is described by a schema. */
export function isSchema(shape: z.ZodType | Raw | null | undefined): shape is z.ZodType {
  return shape instanceof z.ZodType;
}

const OF_ACCESS: Record<Access, readonly ProblemCode[]> = {
  anyone: [],
  visitor: [
    "unauthenticated",
    "session_expired",
    "blocked",
    "inbox_disabled",
    "domain_not_trusted",
    // Of custom clients.
    "forbidden",
    "identity_invalid",
  ],
  person: ["unauthenticated", "origin_not_allowed"],
  member: ["unauthenticated", "origin_not_allowed"],
  admin: ["unauthenticated", "origin_not_allowed", "forbidden"],
  scheduler: ["unauthenticated", "not_found"],
};

const OF_BODY: readonly ProblemCode[] = [
  "invalid_request",
  "malformed_json",
  "payload_too_large",
  "request_timeout",
  "unsupported_media_type",
];

/** Every code that an endpoint may answer with. */
export function errorsOf(row: Endpoint): ProblemCode[] {
  const { access, scope, params, query, body, errors, limit } = row;
  const all: ProblemCode[] = [
    ...OF_ACCESS[access],
    ...(scope ? (["forbidden"] as const) : []),
    ...(limit || scope ? (["rate_limited"] as const) : []),
    ...(params ? (["not_found"] as const) : []),
    ...(query ? (["invalid_request"] as const) : []),
    ...(body ? OF_BODY : []),
    ...errors,
    "internal",
    // The database does not answer; the same request may pass a moment later.
    "unavailable",
  ];
  return [...new Set(all)];
}
