import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  createTenant,
  memberCaller,
  send,
  signIn,
  type Tenant,
  visitorCaller,
} from "../support/http-client.ts";

const appUrl = inject("appUrl");
const password = "a long enough password";

let tenant: Tenant;

beforeAll(async () => {
  tenant = await createTenant(appUrl);
});

const signUp = (body: unknown) => send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, body);

async function invite(role: "admin" | "agent") {
  const email = `${crypto.randomUUID()}@example.com`;
  const made = await tenant.call<{ url: string }>("POST", "/api/v1/invitations", { email, role });
  const invitation = new URL(made.body.url).hash.slice(1);
  return { email, invitation, name: "New colleague", password };
}

async function join(role: "admin" | "agent") {
  const body = await invite(role);
  expect((await signUp(body)).status).toBe(201);
  const cookie = await signIn(appUrl, { email: body.email, password });
  if (!cookie) throw new Error("sign-in was refused");
  return memberCaller(appUrl, cookie);
}

describe("signing up and in", () => {
  it("signing up makes a workspace and its owner", async () => {
    const me = await tenant.call("GET", "/api/v1/me");
    expect(me.body).toMatchObject({ role: "owner", workspace: { name: "Acme" } });
  });

  it.each([
    ["password", { password: "short" }],
    ["email", { email: "not an address" }],
    ["name", { name: "" }],
    ["workspaceName", { workspaceName: undefined }],
  ])("signing up names a wrong %s", async (field, wrong) => {
    const body = { name: "A", email: "a@example.com", password, workspaceName: "W", ...wrong };
    const answer = await signUp(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ field }] });
  });

  it("an address is known whatever its letters' case, and taken once", async () => {
    const email = `${crypto.randomUUID()}@Example.COM`;
    const body = { name: "A", email, password, workspaceName: "W" };
    const both = await Promise.all([signUp(body), signUp({ ...body, email: email.toLowerCase() })]);
    // Both answers are the same, so that strangers do not learn who has an account.
    expect(both.map(({ status, body }) => [status, body])).toEqual([
      [201, {}],
      [201, {}],
    ]);
    expect(await signIn(appUrl, { email: email.toUpperCase(), password })).not.toBeNull();
  });

  it("signing in refuses a wrong password and an unknown address alike", async () => {
    expect(await signIn(appUrl, { email: tenant.email, password: "wrong password" })).toBeNull();
    expect(await signIn(appUrl, { email: "nobody@example.com", password })).toBeNull();
  });

  it("signing out ends the cookie on the server too", async () => {
    const cookie = await signIn(appUrl, tenant);
    const call = memberCaller(appUrl, cookie ?? "");
    expect((await call("GET", "/api/v1/me")).status).toBe(200);
    const csrf = await fetch(`${appUrl}/api/auth/csrf`, { headers: { cookie: cookie ?? "" } });
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const csrfCookie = csrf.headers.getSetCookie().map((line) => line.split(";")[0]);
    await fetch(`${appUrl}/api/auth/signout`, {
      method: "POST",
      redirect: "manual",
      headers: {
        cookie: [cookie, ...csrfCookie].join("; "),
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ csrfToken }),
    });
    expect((await call("GET", "/api/v1/me")).status).toBe(401);
  });
});

describe("invitations and roles", () => {
  it("an invitation lets a colleague in once, under the address it was made for", async () => {
    const body = await invite("agent");
    const stranger = await signUp({ ...body, email: "other@example.com" });
    expect(stranger.body).toMatchObject({ errors: [{ field: "email" }] });
    const both = await Promise.all([signUp(body), signUp(body)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 400]);
    const log = await tenant.call<{ items: unknown[] }>("GET", "/api/v1/audit?group=member");
    expect(log.body.items[0]).toMatchObject({
      action: "member.joined",
      actor: { name: "New colleague" },
      changes: { role: [null, "agent"] },
      address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
    });
    const again = await signUp({ ...body, email: `x${body.email}` });
    expect(again.body).toMatchObject({ errors: [{ field: "invitation" }] });
  });

  it("an agent talks, but does not administrate", async () => {
    const agent = await join("agent");
    expect((await agent("GET", "/api/v1/conversations")).status).toBe(200);
    expect((await agent("GET", "/api/v1/inboxes")).status).toBe(200);
    const inbox = { name: "x", brandName: "x", websiteUrl: "https://x.example" };
    const refused = [
      await agent("POST", "/api/v1/inboxes", inbox),
      await agent("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, { enabled: false }),
      await agent("POST", "/api/v1/invitations", { email: "x@example.com", role: "admin" }),
      await agent("GET", "/api/v1/invitations"),
      await agent("GET", "/api/v1/audit"),
      await agent("GET", "/api/v1/audit/export"),
      await agent("DELETE", `/api/v1/contacts/${crypto.randomUUID()}`),
      await agent("GET", `/api/v1/contacts/${crypto.randomUUID()}/export`),
      await agent("DELETE", `/api/v1/sessions/${crypto.randomUUID()}`),
    ];
    expect(refused.map((answer) => answer.status)).toEqual(refused.map(() => 403));
  });

  it("an admin administrates, but cannot touch the owner", async () => {
    const admin = await join("admin");
    const members = await admin<{ items: { id: string; role: string }[] }>(
      "GET",
      "/api/v1/members",
    );
    const owner = members.body.items.find((member) => member.role === "owner");
    const answer = await admin("PATCH", `/api/v1/members/${owner?.id}`, { role: "agent" });
    expect(answer.status).toBe(403);
    expect((await admin("DELETE", `/api/v1/members/${owner?.id}`)).status).toBe(403);
  });

  it("removing a member shuts them out at once", async () => {
    const agent = await join("agent");
    const me = await agent<{ memberId: string }>("GET", "/api/v1/me");
    const path = `/api/v1/members/${me.body.memberId}`;
    expect((await tenant.call("DELETE", path)).status).toBe(204);
    expect((await agent("GET", "/api/v1/me")).status).toBe(401);
  });
});

it("the audit log keeps who asked, and /me tells nothing of the request", async () => {
  const log = await tenant.call<{ items: unknown[] }>("GET", "/api/v1/audit?group=inbox");
  expect(log.body.items.at(-1)).toMatchObject({
    action: "inbox.created",
    actor: { name: "Acme owner" },
    target: { label: "Website" },
  });
  const me = await tenant.call("GET", "/api/v1/me");
  expect(me.body).not.toHaveProperty("origin");
  const wrong = await tenant.call("GET", "/api/v1/audit?group=nonsense");
  expect(wrong.body).toMatchObject({ errors: [{ field: "group" }] });
});

describe("health", () => {
  it("the health check says that every part answers", async () => {
    const { body } = await visitorCaller(appUrl)("GET", "/api/health");
    expect(body).toEqual({ status: "ok", checks: { database: "up", realtime: "up" } });
  });
});
