// Writes packages/sdk/src/api.ts, the types of the API for programs without zod, from the endpoints' rows:
// node scripts/write-sdk-types.ts. A test compares the file with what would be written.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { conditionOf } from "../lib/contract/conversation-filter.ts";
import { type Endpoint, isSchema } from "../lib/contract/endpoints/endpoint.ts";
import { FILTER_OPERATORS, type FilterField } from "../lib/contract/filter-operators.ts";
import { PROBLEM_STATUS } from "../lib/contract/problem.ts";
import { userClaims } from "../lib/contract/user-claims.ts";
import { pingData, WEBHOOK_EVENTS } from "../lib/contract/webhook-events.ts";
import type { z } from "../lib/contract/zod.ts";
import { comment, type Direction, formatTypes, printType } from "./print-types.ts";
import { ENTITIES, INPUTS, ROWS } from "./sdk-rows.ts";
import { root } from "./stack.ts";

export const SDK_TYPES = "packages/sdk/src/api.ts";

const entries = <T>(object: Record<string, T>) => Object.entries(object);
const names: Record<Direction, Map<z.ZodType, string>> = {
  output: new Map(entries<z.ZodType>(ENTITIES).map(([name, schema]) => [schema, name])),
  input: new Map(entries<z.ZodType>(INPUTS).map(([name, schema]) => [schema, name])),
};

/** The text of the file, formatted. */
export function sdkTypes(): string {
  const text = [
    "// Written by scripts/write-sdk-types.ts from the endpoints' rows; not edited by hand.",
    "/** What JSON can hold. */\nexport type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };",
    `/** The codes of errors that the API answers with. */\nexport type ProblemCode = ${Object.keys(
      PROBLEM_STATUS,
    )
      .map((code) => JSON.stringify(code))
      .join(" | ")};`,
    ...entries<z.ZodType>(ENTITIES).map(([name, schema]) => declare(name, schema, "output")),
    ...entries<z.ZodType>(INPUTS).map(([name, schema]) => declare(name, schema, "input")),
    filterTypes(),
    ...entries<Endpoint>(ROWS).flatMap(([name, row]) => rowTypes(name, row)),
    webhookTypes(),
    declare("UserClaims", userClaims, "input", "What your server says about a visitor."),
  ].join("\n\n");
  return formatTypes(text, SDK_TYPES);
}

function declare(name: string, schema: z.ZodType, direction: Direction, text?: string): string {
  const type = printType(schema, direction, names[direction]);
  return `${comment(text ?? schema.description)}export type ${name} = ${type};`;
}

/** `ListNotesQuery`, `WriteNoteBody` and `WriteNoteAnswer`, where the row has them as JSON. */
function rowTypes(
  name: string,
  { query, body, response, summary, method, path }: Endpoint,
): string[] {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const text = `${summary} \`${method} ${path}\``;
  return [
    ...(query ? [declare(`${title}Query`, query, "input", text)] : []),
    ...(isSchema(body) ? [declare(`${title}Body`, body, "input", text)] : []),
    ...(isSchema(response) ? [answerType(`${title}Answer`, response, text)] : []),
  ];
}

/** An answer that is a type of its own gets its second name. */
function answerType(name: string, schema: z.ZodType, text: string): string {
  const known = names.output.get(schema);
  return known
    ? `${comment(text)}export type ${name} = ${known};`
    : declare(name, schema, "output", text);
}

/** The schema of a filter says less than its type: it reads conditions and groups by hand. */
function filterTypes(): string {
  const fields = Object.keys(FILTER_OPERATORS) as FilterField[];
  const conditions = fields.map((field) => printType(conditionOf(field), "input", names.input));
  return `/** One condition of a filter; \`me\` is whoever asks. */
export type Condition = ${conditions.join(" | ")};

/** Which conversations. Without conditions: all of the workspace. Groups do not contain groups. */
export type ConversationFilter = {
  match: "all" | "any";
  conditions: Array<Condition | { match: "all" | "any"; conditions: Condition[] }>;
};`;
}

function webhookTypes(): string {
  const events = { ...WEBHOOK_EVENTS, ping: pingData };
  const data = entries<z.ZodType>(events).map(
    ([name, schema]) => `${JSON.stringify(name)}: ${printType(schema, "output", names.output)};`,
  );
  return `/** The \`data\` of each event that webhooks are sent. */
export type WebhookData = {
${data.join("\n")}
};

/** The body of a webhook's request. \`event\` tells which \`data\` it has. */
export type WebhookPayload = { [E in keyof WebhookData]: { event: E; data: WebhookData[E] } }[keyof WebhookData];`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(join(root, SDK_TYPES), sdkTypes());
}
