// Requests that no browser sends: they get an answer, and it is never 500.
import { request as requestHttp } from "node:http";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import {
  createTenant,
  createVisitor,
  memberCaller,
  send,
  startConversation,
  type Tenant,
} from "../support/http-client.ts";
import { startTestStack } from "../support/test-stack.ts";

const appUrl = inject("appUrl");
let tenant: Tenant;

beforeAll(async () => {
  tenant = await createTenant(appUrl, "Hostile");
});

/** With node:http: `fetch` refuses to send most of this. */
function status(path: string, method: string, headers: Record<string, string> = {}) {
  return new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(appUrl);
    const sent = requestHttp({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.end();
  });
}

const PATHS = [
  "/",
  "/sign-in",
  "/api/health",
  "/api/v1/me",
  "/api/v1/conversations",
  "/api/auth/session",
  "/api/widget/v1/config",
  "/widget.js",
  "/no-such-page",
];

describe("a method that nobody offers", () => {
  it.each(PATHS)("a method that nobody offers is refused at %s", async (path) => {
    for (const method of ["TRACE", "TRACK", "PROPFIND", "LINK"]) {
      const got = await status(path, method);
      expect(got, `${method} ${path}`).toBe(400);
    }
  });
});

describe("a path that is no percent-encoded text", () => {
  it.each(["/%", "/%E0%A4%A", "/a/%ff", "/api/files/%E0%A4%A", "/api/v1/inboxes/%", "/widget/%zz"])(
    "the path %s names nothing",
    async (path) => {
      const got = await status(path, "GET");
      expect(got).toBeGreaterThanOrEqual(400);
      expect(got).toBeLessThan(500);
    },
  );
});

describe("what a client says about proxies that do not stand here", () => {
  it.each([
    { "x-forwarded-proto": "x" },
    { "x-forwarded-proto": "https", "x-forwarded-host": "evil.example" },
    { "x-forwarded-host": "a b" },
    { "x-forwarded-proto": "javascript" },
    { forwarded: "proto=x;host=evil.example" },
  ] as Record<string, string>[])("a client that claims %j changes nothing", async (said) => {
    for (const path of ["/", "/sign-in", "/conversations", "/api/auth/csrf", "/api/auth/session"]) {
      const headers = { ...said, cookie: tenant.cookie };
      expect(await status(path, "GET", headers), path).toBe(
        await status(path, "GET", { cookie: tenant.cookie }),
      );
    }
    const csrf = await send<string>(`${appUrl}/api/auth/csrf`, "GET", said);
    expect(csrf.status).toBe(200);
    const redirect = await send(`${appUrl}/conversations`, "GET", said);
    expect(redirect.headers.get("location") ?? "").not.toContain("evil.example");
  });
});

/** Every name that each object has. */
const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), "prototype"];

describe("a name that every object has", () => {
  it("a name that every object has is an ending of a file like any other", async () => {
    const visitor = await createVisitor(appUrl, tenant.inbox.id);
    for (const name of INHERITED) {
      for (const [path, headers] of [
        ["/api/widget/v1/uploads", { authorization: `Bearer ${visitor.token}` }],
        ["/api/v1/uploads", { cookie: tenant.cookie, origin: appUrl }],
      ] as [string, Record<string, string>][]) {
        const made = await send<{ contentType: string; name: string }>(
          appUrl + path,
          "POST",
          { ...headers, "x-file-name": `a.${name}` },
          "some text",
        );
        expect(made.status, `${path} ${name}: ${JSON.stringify(made.body)}`).toBe(201);
        expect(made.body).toMatchObject({
          name: `a.${name}`,
          contentType: "application/octet-stream",
        });
      }
    }
  });

  it("a name that every object has is a field of a form like any other, filled in or not", async () => {
    const names = INHERITED.filter((name) => /^[a-z]/i.test(name)).slice(0, 12);
    const fields = names.map((name) => ({ name, label: name }));
    const settings = { behaviour: { preChat: { enabled: true, fields } } };
    const path = `/api/v1/inboxes/${tenant.inbox.id}`;
    const changed = await tenant.call("PATCH", path, { settings });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    for (const form of [{}, Object.fromEntries(names.map((name) => [name, "mine"]))]) {
      const visitor = await createVisitor(appUrl, tenant.inbox.id);
      const body = { clientId: crypto.randomUUID(), text: "Hello", form };
      const started = await visitor.call("POST", "/api/widget/v1/conversations", body);
      expect(started.status, JSON.stringify(started.body)).toBe(201);
    }
  });

  it("a name that every object has is a word, a language and a name in every query like any other", async () => {
    const visitor = await createVisitor(appUrl, tenant.inbox.id);
    const id = await startConversation(visitor.call);
    for (const name of INHERITED) {
      const config = `/api/widget/v1/config?inbox=${tenant.inbox.id}&language=${name}&${name}=1`;
      expect((await send(appUrl + config, "GET", { "accept-language": name })).status).toBe(200);
      for (const path of [
        `/api/v1/conversations?view=${name}&status=${name}&cursor=${name}`,
        `/api/v1/conversations/${id}/messages?${name}=${name}`,
        `/api/v1/audit?action=${name}&group=${name}`,
        `/docs/${name}`,
        `/sign-in?error=${name}`,
      ]) {
        expect((await tenant.call("GET", path)).status, path).toBeLessThan(500);
      }
      const user = { metadata: { [name]: "x" } };
      const text = JSON.stringify(user);
      const answer = await visitor.call("PUT", "/api/widget/v1/session/user", text);
      expect(answer.status, name).toBe(204);
    }
  });
});

describe("somebody who is in no workspace any more", () => {
  it("somebody without a workspace still has an account: its password, browsers, second factor and name", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const password = "a long enough password";
    const invited = await tenant.call<{ url: string }>("POST", "/api/v1/invitations", {
      email,
      role: "agent",
    });
    const invitation = new URL(invited.body.url).hash.slice(1);
    const body = { email, password, name: "Kim", invitation };
    await send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, body);
    const { signIn } = await import("../support/http-client.ts");
    const call = memberCaller(appUrl, (await signIn(appUrl, { email, password })) ?? "");
    const me = await call<{ memberId: string }>("GET", "/api/v1/me");
    const path = `/api/v1/members/${me.body.memberId}`;
    expect((await tenant.call("DELETE", path)).status).toBe(204);
    expect((await call("GET", "/api/v1/me")).status).toBe(401);
    expect((await call("GET", "/api/v1/me/security")).status).toBe(200);
    expect((await call("GET", "/api/v1/me/browsers")).status).toBe(200);
    expect((await call("PATCH", "/api/v1/me", { name: "Kim B" })).body).toMatchObject({
      name: "Kim B",
    });
    const change = { currentPassword: password, password: "another long password" };
    expect((await call("PUT", "/api/v1/me/password", change)).status).toBe(204);
    expect((await call("DELETE", "/api/v1/me/browsers")).status).toBe(204);
    expect((await call("GET", "/api/v1/me/browsers")).status).toBe(401);
  });
});

describe("signing up with an address that has an account", () => {
  it("signing up with an address that has an account is answered like any other, and tells the owner alone", async () => {
    const { mailsTo, untilMail } = await import("../support/mail.ts");
    const mailDir = inject("mailDir");
    const signUp = (email: string) =>
      send(
        `${appUrl}/api/v1/signup`,
        "POST",
        { origin: appUrl },
        { email, name: "Eve", password: "a long enough password", workspaceName: "Eve" },
      );
    const fresh = await signUp(`${crypto.randomUUID()}@example.com`);
    const taken = await signUp(tenant.email);
    expect([taken.status, taken.body]).toEqual([fresh.status, fresh.body]);
    await untilMail(mailDir, tenant.email, /^You already have an account$/);
    expect(mailsTo(mailDir, tenant.email).length).toBeGreaterThan(1);
    expect((await tenant.call("GET", "/api/v1/me")).body).toMatchObject({ name: "Hostile owner" });
  });
});

describe("behind a proxy that says nothing of TLS", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startTestStack({ env: { APP_URL: "https://chat.example.com" } });
  }, 90_000);
  afterAll(() => stack.stop());

  it("every cookie is Secure where people come by https", async () => {
    const base = `http://127.0.0.1:${stack.port}`;
    const origin = "https://chat.example.com";
    const credentials = {
      email: `${crypto.randomUUID()}@example.com`,
      password: "a long password",
    };
    const body = { ...credentials, name: "Ada", workspaceName: "Fern" };
    const made = await send(`${base}/api/v1/signup`, "POST", { origin }, body);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const csrf = await fetch(`${base}/api/auth/csrf`);
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const answer = await fetch(`${base}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        cookie: csrf.headers
          .getSetCookie()
          .map((line) => line.split(";")[0])
          .join("; "),
        origin,
      },
      body: new URLSearchParams({ ...credentials, csrfToken }),
    });
    const cookies = [...csrf.headers.getSetCookie(), ...answer.headers.getSetCookie()];
    expect(cookies.join("\n")).toMatch(/session-token=/);
    expect(cookies.join("\n")).toMatch(/linkdesk\.known-/);
    for (const cookie of cookies) expect(cookie).toMatch(/; Secure/i);
    expect(answer.headers.get("location") ?? origin).toMatch(/^https:\/\/chat\.example\.com/);
  });
});
