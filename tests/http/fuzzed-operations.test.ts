// Every operation is called with what its schemas describe and with what is slightly wrong. Whatever comes
// in, the service answers quickly, with a status and a shape that the operation's row declares, and never
// with 500.
//
// FUZZ_RUNS=1000 calls each operation that often, FUZZ_SEED=7 chooses other values, and FUZZ_ONLY=createInbox
// one operation. Without them every run is the same.
import { NAMED_ENDPOINTS } from "@linkdesk/contract/endpoints/all.ts";
import {
  type Endpoint,
  errorsOf,
  isSchema,
  statusesOf,
} from "@linkdesk/contract/endpoints/endpoint.ts";
import { convertSchemas } from "@linkdesk/contract/openapi/schemas.ts";
import { PROBLEM_STATUS } from "@linkdesk/contract/problem.ts";
import { problem } from "@linkdesk/contract/shapes.ts";
import fc, { type Arbitrary } from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { db } from "../../lib/platform/db.ts";
import { createFuzzWorld, type FuzzWorld } from "../security/fuzz-world.ts";
import { arbitraryOf, brokenFrom, oddValue, oneOfIds } from "../support/arbitrary-of.ts";

const appUrl = inject("appUrl");
const RUNS = Number(process.env.FUZZ_RUNS ?? 10);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const MAX_ANSWER_MS = 2_000;
const ATTEMPTS = 3;

/** Operations that are not called, with the reason. */
const LEFT_OUT: Record<string, string> = {
  runDueJobs: "for the scheduler: it works off the jobs of all tests",
  runRetention: "for the scheduler: it works on the data of all tests",
};

const rows = NAMED_ENDPOINTS.filter(({ name }) => !LEFT_OUT[name]).filter(
  ({ name }) => !process.env.FUZZ_ONLY || name === process.env.FUZZ_ONLY,
);
const inputs = rows.flatMap(({ row }) => [row.params, row.query, row.body]).filter(isSchema);
const converted = convertSchemas(inputs, []);

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: inject("databaseUrl"),
    APP_SECRET: "x".repeat(32),
    PUSHER_APP_ID: "t",
    PUSHER_KEY: "t",
    PUSHER_SECRET: "t",
  });
});
afterAll(() => db().$disconnect());

/** Worlds that no operation is using; one that was harmed does not come back. */
const idle: FuzzWorld[] = [];

async function withWorld(use: (world: FuzzWorld) => Promise<void>): Promise<void> {
  const world = idle.pop() ?? (await createFuzzWorld(appUrl));
  await use(world);
  if (await world.isIntact()) idle.push(world);
}

test.concurrent.each(rows.map(({ name, row }) => [`${name} (${row.method} ${row.path})`, row]))(
  "%s answers as declared, whatever it is sent",
  { timeout: 30_000 + RUNS * MAX_ANSWER_MS },
  (_name, row) =>
    withWorld(async (world) => {
      const property = fc.asyncProperty(callOf(row, world), async (call) => {
        await expectDeclared(row, call);
      });
      await fc.assert(property, { numRuns: RUNS, seed: SEED });
    }),
);

type Call = {
  path: string;
  body: string | undefined;
  contentType: string;
  credentials: Record<string, string>;
};

/** A call of an operation: most are valid, some are wrong in one place. */
function callOf(row: Endpoint, world: FuzzWorld): Arbitrary<Call> {
  const { components, jsonOf } = converted;
  const context = { components, ids: Object.values(world.ids) };
  const valid = (schema: Endpoint["params"]) =>
    schema ? arbitraryOf(jsonOf(schema, "input"), context) : fc.constant({});
  const often = (arbitrary: Arbitrary<unknown>) =>
    fc.oneof({ weight: 3, arbitrary }, { weight: 1, arbitrary: brokenFrom(arbitrary) });
  const query = row.query ? often(valid(row.query)) : fc.constant({});
  const isJson = isSchema(row.body);
  const json = isJson ? often(valid(row.body as Endpoint["params"])).map(asBody) : null;
  const bytes = fc
    .uint8Array({ maxLength: 200 })
    .map((array) => Buffer.from(array).toString("latin1"));
  const notJson = fc.constantFrom("", "{", "nul", '{"a":1}}', "\ud800", "[".repeat(5_000));
  const body = json
    ? fc.oneof({ weight: 9, arbitrary: json }, { weight: 1, arbitrary: notJson })
    : row.body
      ? bytes
      : fc.constant(undefined);
  const usual = isJson ? (row.bodyType ?? "application/json") : "application/octet-stream";
  const contentType = fc.oneof(
    { weight: 19, arbitrary: fc.constant(usual) },
    fc.constantFrom("text/plain", "application/xml", "application/json; charset=utf-16"),
  );
  const credentials = fc.constantFrom(...world.headersFor(row));
  return fc
    .tuple(pathOf(row, world), query, body, contentType, credentials)
    .map(([path, search, sent, type, who]) => ({
      path: `${path}${searchOf(search)}`,
      body: sent,
      contentType: type,
      credentials: who,
    }));
}

/** Without a body JSON has nothing to say. */
const asBody = (value: unknown) => JSON.stringify(value) ?? "null";

function pathOf(row: Endpoint, world: FuzzWorld): Arbitrary<string> {
  const names = [...row.path.matchAll(/\/([a-z-]+)\/\[(\w+)\]/g)];
  const odd = oddValue.map(String).filter((text) => text !== "" && !/^\.+$/.test(text));
  const values = names.map(([, resource = ""]) => {
    const own = world.ids[resource];
    const usual = own ? oneOfIds([own]) : oneOfIds(Object.values(world.ids));
    return fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: odd });
  });
  return fc.tuple(...values).map((parts) => {
    let rest = row.path as string;
    for (const part of parts)
      rest = rest.replace(/\[\w+\]/, encodeURIComponent(part.toWellFormed()));
    return rest;
  });
}

function searchOf(query: unknown): string {
  if (typeof query !== "object" || query === null) return "";
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(
    entries.map(([name, value]) => [
      name,
      (typeof value === "object" ? JSON.stringify(value) : String(value)).slice(0, 6_000),
    ]),
  ).toString();
  return text === "" ? "" : `?${text}`;
}

/**
 * Sends a call and compares the answer with the operation's row. One that is slow is sent again: a busy machine
 * is slow once, and an input that takes long is slow every time.
 */
async function expectDeclared(row: Endpoint, call: Call): Promise<void> {
  const times: number[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const started = performance.now();
    await sendOnce(row, call);
    times.push(Math.round(performance.now() - started));
    if ((times.at(-1) ?? 0) < MAX_ANSWER_MS) return;
  }
  expect.fail(`${row.method} ${call.path} ${call.body} was answered after ${times.join(", ")} ms`);
}

async function sendOnce(row: Endpoint, call: Call): Promise<void> {
  const response = await fetch(`${appUrl}${call.path}`, {
    method: row.method,
    headers: {
      ...call.credentials,
      ...(row.body === undefined ? {} : { "content-type": call.contentType }),
      "x-file-name": "fuzz.bin",
    },
    body: call.body,
    redirect: "manual",
  });
  const text = await response.text();
  const sent = `${row.method} ${call.path} ${call.body?.slice(0, 500)}`;
  const what = `${sent} answered ${response.status} ${text.slice(0, 500)}`;
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/problem+json")) {
    const { code, status } = problem.parse(JSON.parse(text));
    expect(status, what).toBe(response.status);
    expect(response.status, what).not.toBe(PROBLEM_STATUS.internal);
    expect(errorsOf(row), what).toContain(code);
    return;
  }
  expect(statusesOf(row), what).toContain(response.status);
  if (isSchema(row.response)) {
    const { error } = row.response.safeParse(JSON.parse(text));
    expect(error, what).toBeUndefined();
  }
}
