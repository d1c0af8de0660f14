import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  PING_EVENT,
  pingData,
  WEBHOOK_EVENT_NAMES,
  WEBHOOK_EVENTS,
  WEBHOOK_GROUPS,
} from "@linkdesk/contract/webhook-events.ts";
import {
  DELIVERED_KEPT_DAYS,
  FAILED_KEPT_DAYS,
  MAX_WEBHOOKS,
} from "@linkdesk/contract/webhooks.ts";
import { afterAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { scratchFolder } from "../../tests/support/scratch.ts";
import { createWebhookSecret, signatureHeaders } from "./sign-payload.ts";

const DOCS = readFileSync(new URL("../../docs/webhooks.md", import.meta.url), "utf8");
const scratch = scratchFolder();
afterAll(scratch.remove);

/** The code of one language below a heading. */
function codeBelow(heading: string, language: string): string {
  const section = DOCS.split(/^### /m).find((part) => part.startsWith(heading));
  const code = section?.split("```").find((part) => part.startsWith(`${language}\n`));
  if (!code) throw new Error(`docs/webhooks.md has no ${language} below ${heading}`);
  return code.slice(language.length + 1);
}

describe("the documentation", () => {
  it.each([...WEBHOOK_EVENT_NAMES, PING_EVENT])(
    "the documentation has an example of %s in its shape",
    (event) => {
      const example = JSON.parse(codeBelow(`\`${event}\``, "json"));
      const schemas: Record<string, z.ZodType> = { ...WEBHOOK_EVENTS, [PING_EVENT]: pingData };
      expect(example.event).toBe(event);
      // Strict: a field too many fails as well.
      expect(schemas[event]?.parse(example.data)).toEqual(example.data);
    },
  );

  it("the documentation keeps to the numbers", () => {
    expect(DOCS).toContain(`A workspace can have ${MAX_WEBHOOKS} webhooks.`);
    expect(DOCS).toContain(
      `kept for ${DELIVERED_KEPT_DAYS} days, those that failed for ${FAILED_KEPT_DAYS}`,
    );
  });

  it("every event can be chosen", () => {
    const offered = WEBHOOK_GROUPS.flatMap(({ events }) => [...events]);
    expect([...offered].sort()).toEqual([...WEBHOOK_EVENT_NAMES].sort());
  });
});

const secret = createWebhookSecret();
const old = createWebhookSecret();
const BODY = JSON.stringify({ event: "ping", data: { text: "ä → 🙂" } });
const MINUTE_MS = 60_000;
const signed = (secrets: string[], at = Date.now()) =>
  signatureHeaders("0d9a3c5e-5f2b-4a57-9f2e-0c6a3f7f4f11", BODY, secrets, new Date(at));

const CASES: [string, { headers: Record<string, string>; body?: string }, boolean][] = [
  ["what we sign", { headers: signed([secret]) }, true],
  ["two signatures, after a rotation", { headers: signed([old, secret]) }, true],
  ["another secret", { headers: signed([old]) }, false],
  ["another body", { headers: signed([secret]), body: `${BODY} ` }, false],
  ["what is old", { headers: signed([secret], Date.now() - 6 * MINUTE_MS) }, false],
  ["what is ahead", { headers: signed([secret], Date.now() + 6 * MINUTE_MS) }, false],
  ["another id", { headers: { ...signed([secret]), "webhook-id": "another" } }, false],
  ["no time", { headers: { ...signed([secret]), "webhook-timestamp": "x" } }, false],
  ["no signature", { headers: { ...signed([secret]), "webhook-signature": "" } }, false],
];

describe("the documented check in Node.js", () => {
  it.each(CASES)(
    "the documented check in Node.js decides about %s",
    async (_, { headers, body = BODY }, expected) => {
      const file = join(scratch.path, "check.mjs");
      writeFileSync(file, codeBelow("Node.js", "js"));
      const { isFromLinkdesk } = await import(/* @vite-ignore */ pathToFileURL(file).href);
      expect(isFromLinkdesk(headers, body, secret)).toBe(expected);
      expect(isFromLinkdesk(headers, Buffer.from(body), secret)).toBe(expected);
    },
  );
});

const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe.skipIf(!hasPython)("the documented check in Python", () => {
  it.each(CASES)(
    "the documented check in Python decides about %s",
    (_, { headers, body = BODY }, expected) => {
      const program = `${codeBelow("Python", "python")}
import json, sys
given = json.load(sys.stdin)
print(is_from_linkdesk(given["headers"], given["body"].encode(), given["secret"]))`;
      const input = JSON.stringify({ headers, body, secret });
      const run = spawnSync("python3", ["-c", program], { input, encoding: "utf8" });
      expect(run.stderr).toBe("");
      expect(run.stdout.trim()).toBe(expected ? "True" : "False");
    },
  );
});
