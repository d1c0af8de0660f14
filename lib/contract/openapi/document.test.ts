import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import type { z } from "zod";
import { isSchema } from "../endpoints/endpoint.ts";
import { pingData, WEBHOOK_EVENTS } from "../webhook-events.ts";
import { listCallable } from "./callable.ts";
import { createOpenApiDocument } from "./document.ts";
import { templateOf } from "./operation.ts";
import { refsOf } from "./refs.ts";
import type { Method, Operation } from "./types.ts";

const document = createOpenApiDocument("https://chat.example.net", "1.2.3");
const operations = listCallable().map(({ name, row }) => {
  const method = row.method.toLowerCase() as Method;
  const operation = document.paths[templateOf(row.path)]?.[method] as Operation;
  return { name, row, operation };
});

test("the document follows the rules that Redocly recommends, without a warning", {
  timeout: 60_000,
}, async () => {
  // An id is a UUID, so that /contacts/{id}/export is never /contacts/by-external-id/{externalId}.
  const rules = { "no-ambiguous-paths": "off" } as const;
  const config = await createConfig({ extends: ["recommended"], rules });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  const lines = problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
  );
  expect(lines).toEqual([]);
});

test("every endpoint that a program can call is an operation with a name of its own", () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(ids).toEqual(operations.map(({ name }) => name));
  expect(new Set(ids).size).toBe(ids.length);
  const listed = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(listed).toHaveLength(ids.length);
});

test("every operation has a tag of the document, and every tag has operations", () => {
  const webhooks = Object.values(document.webhooks).map(({ post }) => post);
  const used = [...operations.map(({ operation }) => operation), ...webhooks].flatMap(
    ({ tags }) => tags,
  );
  expect(new Set(used)).toEqual(new Set(document.tags.map(({ name }) => name)));
});

/** What is wrong with an example, by the schema that parses the real thing. */
function complaints(schema: z.ZodType, example: unknown): string[] {
  const { error } = schema.safeParse(example);
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
}

test("the examples of bodies and answers are accepted by the schemas of their endpoints", () => {
  for (const { name, row, operation } of operations) {
    const [body] = Object.values(operation.requestBody?.content ?? {});
    if (isSchema(row.body)) expect(complaints(row.body, body?.example), name).toEqual([]);
    const answers = Object.entries(operation.responses).filter(([status]) => status < "300");
    for (const [status, { content }] of answers) {
      if (!isSchema(row.response)) continue;
      const example = content?.["application/json"]?.example;
      expect(complaints(row.response, example), `${name} ${status}`).toEqual([]);
    }
  }
});

test("the examples of webhook events are accepted by the schemas of the events", () => {
  const schemas: Record<string, z.ZodType> = { ...WEBHOOK_EVENTS, ping: pingData };
  expect(Object.keys(document.webhooks)).toEqual(Object.keys(schemas));
  for (const [event, { post }] of Object.entries(document.webhooks)) {
    const example = post.requestBody.content["application/json"]?.example as { data: unknown };
    expect(complaints(schemas[event] as z.ZodType, example.data), event).toEqual([]);
  }
});

test("every schema that is referred to is in the document, and no other", () => {
  const { schemas, headers } = document.components;
  const { paths, webhooks } = document;
  const known = [...Object.keys(schemas), ...Object.keys(headers)];
  expect(new Set(refsOf({ paths, webhooks, schemas }))).toEqual(new Set(known));
});

/** Where a schema says nothing at all: a value of any type. */
function findEmpty(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null || path.endsWith("/example")) return [];
  const entries = Object.entries(value);
  if (entries.length === 0 && !Array.isArray(value)) return [path];
  return entries.flatMap(([key, inner]) => findEmpty(inner, `${path}/${key}`));
}

test("every field has a type; only bytes have none", () => {
  const withoutType = findEmpty(document).filter(
    (path) => !/\/content\/[\w*]+\/[\w*-]+$/.test(path),
  );
  expect(withoutType).toEqual([]);
});
