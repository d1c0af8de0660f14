import { request } from "node:http";
import { afterAll, describe, expect, inject, it } from "vitest";
import type { Environment, Stack } from "../../scripts/stack.ts";
import { startTestStack } from "../support/test-stack.ts";

const stacks: Stack[] = [];
afterAll(async () => {
  for (const stack of stacks.reverse()) await stack.stop();
});

/** Asks as a client that chooses its own headers, `Host` included. */
function statusOf(url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((done, fail) => {
    request(url, { headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on("error", fail)
      .end();
  });
}

async function serve(env: Environment): Promise<Stack> {
  const databaseUrl = inject("databaseUrl");
  const stack = await startTestStack({ env: { ...env, DATABASE_URL: databaseUrl } });
  stacks.push(stack);
  return stack;
}

const PATHS = ["/dev/mail", "/dev/design"];

describe("the pages below /dev", () => {
  it.each(PATHS)("%s is shown to the person at this machine", async (path) => {
    expect(await statusOf(`${inject("appUrl")}${path}`)).toBe(200);
  });

  it.each([
    ["through a proxy", { "x-forwarded-for": "203.0.113.7" }],
    ["through two", { "x-forwarded-for": "127.0.0.1, 203.0.113.7" }],
    ["by another name", { host: "chat.example.com" }],
    ["by an address", { host: "127.0.0.1" }],
  ])("they are not there for somebody who comes %s", async (_, headers) => {
    for (const path of PATHS)
      expect(await statusOf(`${inject("appUrl")}${path}`, headers)).toBe(404);
  });

  it.each([
    ["mail is sent", { SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "chat@example.com" }],
    ["nobody asked for it", { MAIL_PREVIEW: "false" }],
    ["the service has a public address", { APP_URL: "https://chat.example.com" }],
  ])(
    "they are not there when %s",
    async (_, env) => {
      const stack = await serve(env);
      const names = [new URL(stack.appUrl).host, `localhost:${stack.port}`];
      for (const path of PATHS)
        for (const host of names)
          expect(await statusOf(`http://127.0.0.1:${stack.port}${path}`, { host })).toBe(404);
    },
    60_000,
  );
});
