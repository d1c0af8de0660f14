import { type Endpoint, errorsOf, isSchema, statusesOf } from "../endpoints/endpoint.ts";
import { PROBLEM_STATUS, type ProblemCode } from "../problem.ts";
import { SENTENCES } from "../problem-sentences.ts";
import { problem } from "../shapes.ts";
import { areaOf } from "./areas.ts";
import type { CallableEndpoint } from "./callable.ts";
import { exampleOf } from "./examples.ts";
import type { Converted } from "./schemas.ts";
import type { JsonSchema, Media, Operation, Parameter, Response } from "./types.ts";

/** Codes that only browsers with a cookie get. */
const FOR_BROWSERS: ReadonlySet<ProblemCode> = new Set(["origin_not_allowed"]);

/** `listConversations` as people read it: "List conversations". */
export function titleOf(operationId: string): string {
  const words = operationId.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A path as OpenAPI writes it: `/api/v1/webhooks/{id}`. */
export function templateOf(path: string): string {
  return path.replace(/\[(\w+)\]/g, "{$1}");
}

/** The row of an endpoint as an operation of the document. */
export function operationOf({ name, row }: CallableEndpoint, converted: Converted): Operation {
  const parameters = parametersOf(row, converted);
  const body = requestBodyOf(row, converted);
  return {
    operationId: name,
    tags: [areaOf(row.path).name],
    summary: titleOf(name),
    description: row.summary,
    ...(row.scope ? { "x-scope": row.scope } : {}),
    security: [{ apiKey: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: { ...successesOf(row, converted), ...errorResponses(row, converted) },
  };
}

function parametersOf({ params, query, path, body }: Endpoint, converted: Converted): Parameter[] {
  const inPath = fieldsOf(params, converted).map(([name, schema]) => ({
    name,
    in: "path" as const,
    description: schema.description ?? idDescription(path, name),
    required: true,
    schema: withoutDescription(schema),
    example: exampleOf(schema, converted.components, { name, owner: resourceBefore(path, name) }),
  }));
  const inQuery = fieldsOf(query, converted).map(([name, schema, isRequired]) => {
    const description = schema.description ?? OF_PAGES.get(name);
    return {
      name,
      in: "query" as const,
      ...(description ? { description } : {}),
      required: isRequired,
      ...queryValue(withoutDescription(schema), converted),
    };
  });
  const inHeaders = [
    ...(isFile(body) ? [FILE_NAME] : []),
    ...(canTakeKey(body, converted) ? [IDEMPOTENCY_KEY] : []),
  ];
  return [...inPath, ...inQuery, ...inHeaders];
}

/** What is created under a `clientId` can also be sent with the header instead (lib/http/idempotency-key.ts). */
function canTakeKey(body: Endpoint["body"], { jsonOf }: Converted): boolean {
  if (!isSchema(body)) return false;
  const { properties = {}, required = [] } = jsonOf(body, "input");
  return "clientId" in properties && !required.includes("clientId");
}

const IDEMPOTENCY_KEY: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "Instead of `clientId`: the same key sent twice creates once, and the second answer is the first one again.",
  required: false,
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

/** The two parameters that every list has. */
const OF_PAGES = new Map<string, string>(
  Object.entries({
    cursor: "The `nextCursor` of the page before; without it, the first page.",
    limit: "How many entries a page has at most.",
  }),
);

const isFile = (body: Endpoint["body"]) => body !== undefined && !isSchema(body);

const FILE_NAME: Parameter = {
  name: "X-File-Name",
  in: "header",
  description: "The name of the file, percent-encoded.",
  required: true,
  schema: { type: "string" },
  example: "invoice.pdf",
};

/** "The id of the webhook." of `/api/v1/webhooks/[id]`. */
function idDescription(path: string, name: string): string {
  return `The id of the ${resourceBefore(path, name).replaceAll("-", " ")}.`;
}

/** `webhook`, of which `id` in `/api/v1/webhooks/[id]` is the id. */
function resourceBefore(path: string, name: string): string {
  const [before = ""] = path.split(`/[${name}]`);
  return resourceOf(before);
}

/** `webhook` of `/api/v1/webhooks` and of `/api/v1/webhooks/[id]`. */
function resourceOf(path: string): string {
  const [last = ""] = path
    .replace(/\/\[\w+\]$/, "")
    .split("/")
    .slice(-1);
  return last.replace(/ies$/, "y").replace(/(x)es$|s$/, "$1");
}

function fieldsOf(
  schema: Endpoint["params"],
  { jsonOf }: Converted,
): [name: string, schema: JsonSchema, isRequired: boolean][] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonOf(schema, "input");
  return Object.entries(properties).map(([name, json]) => [name, json, required.includes(name)]);
}

function withoutDescription({ description: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** What is JSON in the address has a content type, anything else a schema. */
function queryValue(
  schema: JsonSchema,
  { components }: Converted,
): Pick<Parameter, "schema" | "content"> {
  const { contentMediaType, contentSchema, default: given } = schema;
  if (contentMediaType !== "application/json") return { schema };
  const inner = contentSchema as JsonSchema;
  const example = exampleOf(inner, components);
  return { content: { "application/json": { schema: { ...inner, default: given }, example } } };
}

function requestBodyOf({ body, bodyType, example, path }: Endpoint, converted: Converted) {
  if (!body) return null;
  if (!isSchema(body)) return { [body.contentType]: {} };
  const { components, jsonOf } = converted;
  const schema = jsonOf(body, "input");
  return {
    [bodyType ?? "application/json"]: {
      schema,
      example:
        example ?? exampleOf(schema, components, { isRequest: true, owner: resourceOf(path) }),
    },
  };
}

const SUCCESS: Record<number, string> = {
  200: "OK",
  201: "Created",
  202: "Accepted: more is done in the background",
  204: "Done, without content",
};

const header = (name: string) => ({ [name]: { $ref: `#/components/headers/${name}` } });

/** Of every answer to a known key. */
const COMMON_HEADERS = {
  ...header("X-Request-Id"),
  ...header("RateLimit-Limit"),
  ...header("RateLimit-Remaining"),
  ...header("RateLimit-Reset"),
};

function successesOf(row: Endpoint, converted: Converted): Record<string, Response> {
  const content = successContent(row, converted);
  const entries = statusesOf(row).map((status): [string, Response] => [
    String(status),
    {
      description: SUCCESS[status] ?? "OK",
      headers: COMMON_HEADERS,
      ...(content ? { content } : {}),
    },
  ]);
  return Object.fromEntries(entries);
}

function successContent({ response, path }: Endpoint, { components, jsonOf }: Converted) {
  if (response === null) return null;
  if (!isSchema(response)) return { [response.contentType]: {} };
  const schema = jsonOf(response, "output");
  const example = exampleOf(schema, components, { owner: resourceOf(path) });
  return { "application/json": { schema, example } };
}

/** The errors of an endpoint by status; each says which codes it can have. */
function errorResponses(row: Endpoint, { jsonOf }: Converted): Record<string, Response> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of errorsOf(row).filter((one) => !FOR_BROWSERS.has(one))) {
    const status = PROBLEM_STATUS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses = [...byStatus].map(([status, codes]): [string, Response] => [
    String(status),
    {
      description: codes.map((code) => `\`${code}\`: ${SENTENCES[code]}`).join(" "),
      headers: {
        ...(status === PROBLEM_STATUS.unauthenticated ? header("X-Request-Id") : COMMON_HEADERS),
        ...(status === PROBLEM_STATUS.rate_limited ? header("Retry-After") : {}),
      },
      content: { "application/problem+json": problemMedia(status, codes, jsonOf) },
    },
  ]);
  return Object.fromEntries(responses);
}

function problemMedia(
  status: number,
  codes: readonly ProblemCode[],
  jsonOf: Converted["jsonOf"],
): Media {
  const [code = "internal"] = codes;
  return {
    schema: {
      allOf: [
        jsonOf(problem, "output"),
        { type: "object", properties: { code: { enum: [...codes] } } },
      ],
    },
    example: {
      type: "about:blank",
      title: SENTENCES[code],
      status,
      code,
      detail: SENTENCES[code],
      requestId: "0197a3c2-5b1e-7c40-9d2f-6a1b2c3d4e5f",
    },
  };
}
