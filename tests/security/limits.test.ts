// Every allowance is used, and everything that can be written without being signed in is limited:
// tried at a service whose allowances are a tenth.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALLOWANCES } from "../../lib/http/rate-limit.ts";
import { root, type Stack } from "../../scripts/stack.ts";
import {
  createTenant,
  frameTicket,
  send,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { startTestStack } from "../support/test-stack.ts";
import { ACCESS } from "./route-matrix.ts";

let stack: Stack;
let tenant: Tenant;
/** Another address each time, as behind a proxy. */
let count = 0;
const newAddress = () => {
  count += 1;
  return `198.51.100.${count}`;
};

beforeAll(async () => {
  stack = await startTestStack({ env: { RATE_LIMIT_FACTOR: "0.1", TRUSTED_PROXIES: "1" } });
  tenant = await createTenant(stack.appUrl, "Limits");
}, 90_000);
afterAll(() => stack.stop());

/** Calls until it is refused; how often that was. No allowance is larger, by /64 or in all. */
const MOST = 200;
async function callsUntilRefused(call: () => Promise<{ status: number }>): Promise<number> {
  for (let calls = 1; calls <= MOST; calls++) {
    if ((await call()).status === 429) return calls;
  }
  return Number.POSITIVE_INFINITY;
}

/** Why a write needs no limit. */
const UNLIMITED: Record<string, string> = {
  "DELETE /api/widget/v1/session": "the first call ends the session it needs",
};

describe("what anybody can write", () => {
  const writes = Object.entries(ACCESS)
    .filter(([name, access]) => !name.startsWith("GET ") && /anyone|visitor/.test(access))
    .map(([name]) => name)
    .filter((name) => !(name in UNLIMITED));

  it.each(writes)("%s is limited", async (name) => {
    const [method = "", path = ""] = name.split(" ");
    const visitor = await limitedVisitor();
    const headers = {
      origin: stack.appUrl,
      "x-forwarded-for": newAddress(),
      ...(ACCESS[name] === "visitor" && { authorization: `Bearer ${visitor.token}` }),
    };
    const url = stack.appUrl + path.replace(/\[\w+\]/g, crypto.randomUUID());
    const calls = await callsUntilRefused(() => send(url, method, headers, {}));
    expect(calls).toBeLessThanOrEqual(MOST);
  });
});

describe("an allowance", () => {
  it("each allowance is used somewhere", () => {
    const files = ["lib", "app"].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|prisma\/|rate-limit\.ts$/.test(name))
        .map((name) => join(root, folder, name)),
    );
    const source = files.map((file) => readFileSync(file, "utf8")).join("\n");
    const unused = Object.keys(ALLOWANCES).filter((name) => !source.includes(`name: "${name}"`));
    expect(unused).toEqual([]);
  });

  const asks = (address: string, path = "/api/v1/password-reset") =>
    send(
      stack.appUrl + path,
      "POST",
      { origin: stack.appUrl, "x-forwarded-for": address },
      { email: `${crypto.randomUUID()}@example.com` },
    );

  it("an allowance is one for a whole /64 of IPv6, and a larger one for a /48", async () => {
    let i = 0;
    const next = () => {
      i += 1;
      return i.toString(16);
    };
    const inOne = await callsUntilRefused(() => asks(`2a00:1:1:1::${next()}`));
    expect(inOne).toBeLessThanOrEqual(10);
    expect((await asks("2a00:1:1:2::1")).status).toBe(204);
    const inSite = await callsUntilRefused(() => asks(`2a00:1:1:${next()}::1`));
    expect(inSite).toBeGreaterThan(inOne);
    expect(inSite).toBeLessThanOrEqual(60);
    expect((await asks("2a00:1:2:1::1")).status).toBe(204);
  });

  it.each(["unknown", "", "garbage, unknown", "_hidden"])(
    "an allowance is not escaped with %j as one's address",
    async (claimed) => {
      const calls = await callsUntilRefused(() => asks(claimed));
      expect(calls).toBeLessThanOrEqual(MOST);
    },
  );
});

describe("mail to somebody who did not ask for it", () => {
  it("mail to somebody who did not ask for it is limited by its recipient over all workspaces: transcripts", async () => {
    const settings = { behaviour: { transcript: true, transcriptByEmail: true } };
    const path = `/api/v1/inboxes/${tenant.inbox.id}`;
    expect((await tenant.call("PATCH", path, { settings })).status).toBe(200);
    const email = "victim@example.com";
    const statuses: number[] = [];
    for (let i = 0; i < 2; i++) {
      const visitor = await limitedVisitor();
      const id = await startConversation(visitor.call);
      const url = `/api/widget/v1/conversations/${id}/transcript`;
      statuses.push((await visitor.call("POST", url, { email })).status);
    }
    // A tenth of ten an hour.
    expect(statuses).toEqual([204, 429]);
  });

  it("mail to somebody who did not ask for it is limited by its recipient over all workspaces: invitations", async () => {
    const email = "victim@example.com";
    const invite = () => tenant.call("POST", "/api/v1/invitations", { email, role: "agent" });
    expect((await invite()).status).toBe(201);
    expect((await invite()).status).toBe(429);
    // One is open, however often they were invited.
    const { body } = await tenant.call<{ items: { email: string }[] }>(
      "GET",
      "/api/v1/invitations",
    );
    expect(body.items.filter((one) => one.email === email)).toHaveLength(1);
  });
});

// The last: it uses the inbox up.
describe("the allowance", () => {
  it("the allowance of an inbox stops a crowd of new visitors, wherever they come from", async () => {
    const { appUrl } = stack;
    const inboxId = tenant.inbox.id;
    const ticket = await frameTicket(appUrl, inboxId);
    const begin = () =>
      send(
        `${appUrl}/api/widget/v1/sessions`,
        "POST",
        { "x-forwarded-for": newAddress() },
        { inboxId, ticket },
      );
    expect(await callsUntilRefused(begin)).toBeLessThanOrEqual(MOST);
  });
});

/** A visitor from an address that nobody else has used up. */
async function limitedVisitor() {
  const { appUrl } = stack;
  const address = newAddress();
  const headers = (token?: string) => ({
    "x-forwarded-for": address,
    ...(token && { authorization: `Bearer ${token}` }),
  });
  const ticket = await frameTicket(appUrl, tenant.inbox.id);
  const made = await send<{ token: string }>(
    `${appUrl}/api/widget/v1/sessions`,
    "POST",
    headers(),
    { inboxId: tenant.inbox.id, ticket },
  );
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { token } = made.body;
  const call = <T>(method: string, path: string, body?: unknown) =>
    send<T>(appUrl + path, method, headers(token), body);
  return { token, call };
}
