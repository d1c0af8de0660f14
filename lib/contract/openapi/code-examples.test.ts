// The examples in TypeScript are run, with a `fetch` that keeps what they send.
import { execFileSync } from "node:child_process";
import { stripTypeScriptTypes } from "node:module";
import { expect, test } from "vitest";
import { Linkdesk } from "../../../packages/sdk/src/client.ts";
import { areasOf, operationsOf } from "./by-area.ts";
import { codeExamples, exampleOf } from "./code-examples.ts";
import { createOpenApiDocument } from "./document.ts";
import type { OperationAt } from "./types.ts";

const serverUrl = "https://chat.example.net";
const document = createOpenApiDocument(serverUrl, "1.2.3");
const operations = areasOf(document)
  .flatMap((area) => operationsOf(document, area))
  .map((at): [string, OperationAt] => [at.operation.operationId, at]);

type Sent = { url: URL; method: string; headers: Headers; body: unknown };

/** Runs an example as a module's body, and returns the request that it sends. */
async function run(code: string): Promise<Sent> {
  const sent: Sent[] = [];
  const fakeFetch = async (url: string | URL, init: RequestInit = {}) => {
    const { method = "GET", headers, body } = init;
    sent.push({ url: new URL(url), method, headers: new Headers(headers), body });
    return new Response("{}", { status: 200, headers: { "content-type": "application/json" } });
  };
  class Client extends Linkdesk {
    constructor(options: ConstructorParameters<typeof Linkdesk>[0]) {
      super({ ...options, fetch: fakeFetch as typeof fetch });
    }
  }
  const lines = stripTypeScriptTypes(code).replace(/^import .*$/gm, "");
  const names = ["Linkdesk", "fetch", "process", "readFile"];
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => CallableFunction;
  const example = new AsyncFunction(...names, lines);
  const environment = { env: { LINKDESK_API_KEY: "ld_example" } };
  await example(Client, fakeFetch, environment, async () => new Uint8Array([1]));
  expect(sent).toHaveLength(1);
  return sent[0] as Sent;
}

test.each(operations)("the TypeScript of %s sends the documented request", async (_name, at) => {
  const { operation, method, path } = at;
  const sent = await run(codeExamples(at, serverUrl).typescript);
  expect(sent.method).toBe(method.toUpperCase());
  expect(sent.headers.get("authorization")).toBe("Bearer ld_example");
  const pattern = path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+");
  expect(sent.url.href.split("?")[0]).toMatch(new RegExp(`^${serverUrl}${pattern}$`));
  for (const parameter of operation.parameters ?? []) {
    const example = exampleOf(parameter);
    if (parameter.in !== "query" || example === undefined) continue;
    expect(JSON.parse(sent.url.searchParams.get(parameter.name) ?? "")).toEqual(example);
  }
  const [media] = Object.values(operation.requestBody?.content ?? {});
  if (media?.schema) expect(JSON.parse(String(sent.body))).toMatchObject(media.example as object);
  if (media && !media.schema) expect(sent.body).toEqual(new Uint8Array([1]));
});

test("the curl of every operation is one command of a shell", () => {
  for (const [name, at] of operations) {
    const { curl } = codeExamples(at, serverUrl);
    // `printf` shows the words that the shell makes of it, one a line.
    const script = curl.replace(/^curl/, "printf '%s\\0'");
    const words = execFileSync("sh", ["-c", script], {
      env: { ...process.env, LINKDESK_API_KEY: "ld_example" },
    })
      .toString()
      .split("\0");
    expect(words, name).toContain("Authorization: Bearer ld_example");
    const body = words[words.indexOf("-d") + 1];
    const [media] = Object.values(at.operation.requestBody?.content ?? {});
    if (media?.schema) expect(JSON.parse(body ?? ""), name).toEqual(media.example);
  }
});
