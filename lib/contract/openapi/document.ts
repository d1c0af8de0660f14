import { isSchema } from "../endpoints/endpoint.ts";
import { problem } from "../shapes.ts";
import { PING_EVENT, pingData, WEBHOOK_EVENTS } from "../webhook-events.ts";
import type { z } from "../zod.ts";
import { AREAS, EVENTS_AREA } from "./areas.ts";
import { type CallableEndpoint, listCallable } from "./callable.ts";
import { operationOf, templateOf } from "./operation.ts";
import { convertSchemas } from "./schemas.ts";
import type { Method, OpenApiDocument } from "./types.ts";
import { webhooksOf } from "./webhook-requests.ts";

const DESCRIPTION = `Everything that an agent can do in the dashboard, a program can do with an API key.

Send the key as \`Authorization: Bearer ld_…\`. Errors are problem documents (RFC 9457) with a \`code\`. Lists
answer with \`items\` and \`nextCursor\`; send the latter as \`cursor\` for the next page.`;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** What is about the same thing stands together: by path, and reading before writing. */
function byPath({ row: a }: CallableEndpoint, { row: b }: CallableEndpoint): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return METHODS.indexOf(a.method) - METHODS.indexOf(b.method);
}

const count = { type: "integer", minimum: 0 };

/**
 * The API as an OpenAPI 3.1 document, made from the rows of the endpoints that a program can call.
 *
 * @param serverUrl The address of the installation, without a trailing slash
 * @param version The version of Linkdesk
 */
export function createOpenApiDocument(serverUrl: string, version: string): OpenApiDocument {
  const callable = [...listCallable()].sort(byPath);
  const rows = callable.map(({ row }) => row);
  const inputs = rows.flatMap(({ params, query, body }) => [params, query, body]).filter(isSchema);
  const events: z.ZodType[] = [...Object.values(WEBHOOK_EVENTS), pingData];
  const outputs = [...rows.map(({ response }) => response), problem, ...events].filter(isSchema);
  const converted = convertSchemas(inputs, outputs);
  const paths: OpenApiDocument["paths"] = {};
  for (const endpoint of callable) {
    const path = templateOf(endpoint.row.path);
    const method = endpoint.row.method.toLowerCase() as Method;
    paths[path] = { ...paths[path], [method]: operationOf(endpoint, converted) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Linkdesk API",
      version,
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: serverUrl }],
    tags: [...AREAS, EVENTS_AREA].map(({ name, description }) => ({ name, description })),
    paths,
    webhooks: webhooksOf({ ...WEBHOOK_EVENTS, [PING_EVENT]: pingData }, converted),
    components: {
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: "An API key, from Account → API keys.",
        },
      },
      headers: {
        "X-Request-Id": {
          description: "Names the request in the server's log. Say it when you report a problem.",
          schema: { type: "string", format: "uuid" },
        },
        "RateLimit-Limit": {
          description: "How many calls the key's allowance has when it is whole.",
          schema: count,
        },
        "RateLimit-Remaining": { description: "How many calls are left of it.", schema: count },
        "RateLimit-Reset": {
          description: "After how many seconds it is whole again.",
          schema: count,
        },
        "Retry-After": {
          description: "How many seconds to wait before the next attempt.",
          schema: { type: "integer", minimum: 1 },
        },
      },
      schemas: converted.components,
    },
  };
}
