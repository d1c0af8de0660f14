import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { db } from "../../lib/platform/db.ts";
import type { Environment, Stack } from "../../scripts/stack.ts";
import { createTenant, memberCaller, send, type Tenant } from "../support/http-client.ts";
import { untilMail } from "../support/mail.ts";
import { startOidcProvider, type TestProvider } from "../support/oidc-provider.ts";
import { startTestStack } from "../support/test-stack.ts";

let provider: TestProvider;
let appUrl: string;
let tenant: Tenant;
const stacks: Stack[] = [];

/** A service of its own, over the shared database. */
async function serve(env: Environment): Promise<string> {
  // One database, one queue: whichever service takes a mail's job, it lands in the same folder.
  const shared = { DATABASE_URL: inject("databaseUrl"), MAIL_DIR: inject("mailDir") };
  const given = { ...env, ...shared };
  const stack = await startTestStack({ env: given });
  stacks.push(stack);
  return stack.appUrl;
}

beforeAll(async () => {
  process.env.DATABASE_URL = inject("databaseUrl");
  Object.assign(process.env, { APP_SECRET: "x".repeat(32), PUSHER_APP_ID: "t", PUSHER_KEY: "t" });
  process.env.PUSHER_SECRET = "t";
  provider = await startOidcProvider();
  appUrl = await serve(oidc());
  tenant = await createTenant(appUrl);
});
afterAll(async () => {
  for (const stack of stacks.reverse()) await stack.stop();
  await provider?.close();
  await db().$disconnect();
});

const oidc = (): Environment => ({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: provider.clientId,
  OIDC_CLIENT_SECRET: provider.clientSecret,
  OIDC_NAME: "Acme ID",
});

const verify = (email: string) =>
  db().user.update({ where: { email }, data: { emailVerifiedAt: new Date() } });
const newEmail = () => `${crypto.randomUUID()}@example.com`;

/** Goes through the provider as a browser does; where it ends, with which cookies. */
async function signInThrough(url = appUrl): Promise<{ path: string; cookie: string }> {
  const jar = new Map<string, string>();
  const visit = async (address: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...init.headers, cookie, origin: url };
    const response = await fetch(address, { ...init, headers, redirect: "manual" });
    if (address.startsWith(url)) {
      for (const line of response.headers.getSetCookie()) {
        const [pair = ""] = line.split(";");
        const at = pair.indexOf("=");
        jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
    }
    return response;
  };
  const { csrfToken } = (await (await visit(`${url}/api/auth/csrf`)).json()) as {
    csrfToken: string;
  };
  let response = await visit(`${url}/api/auth/signin/oidc`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, callbackUrl: `${url}/conversations` }),
  });
  let path = "";
  for (let hops = 0; hops < 4; hops++) {
    const location = response.headers.get("location");
    if (!location) break;
    const target = new URL(location, url);
    path = `${target.pathname}${target.search}`;
    const isArrived = target.origin === url && !target.pathname.startsWith("/api/");
    if (isArrived) break;
    response = await visit(target.href);
  }
  return { path, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
}

const whoAmI = async (cookie: string, url = appUrl) =>
  (await memberCaller(url, cookie)<{ email: string }>("GET", "/api/v1/me")).body;

describe("signing in with a provider", () => {
  it("signing in with a provider offers a button for what is configured, and none otherwise", async () => {
    expect((await send<string>(`${appUrl}/sign-in`, "GET", {})).body).toContain("Acme ID");
    const plain = await send<string>(`${inject("appUrl")}/sign-in`, "GET", {});
    expect(plain.body).not.toContain("Continue with");
  });

  it("signing in with a provider makes a confirmed account with a workspace, and knows it again", async () => {
    const email = newEmail();
    provider.person = { sub: crypto.randomUUID(), email, email_verified: true, name: "Ada" };
    const first = await signInThrough();
    expect(first.path).toBe("/conversations");
    expect(await whoAmI(first.cookie)).toMatchObject({
      email,
      name: "Ada",
      role: "owner",
      isEmailVerified: true,
    });
    // Their address changes at the provider; the provider's id is who they are.
    provider.person = { ...provider.person, email: newEmail() };
    expect(await whoAmI((await signInThrough()).cookie)).toMatchObject({ email });
  });

  it("signing in with a provider links an account whose address both sides have confirmed", async () => {
    await verify(tenant.email);
    provider.person = { sub: crypto.randomUUID(), email: tenant.email, email_verified: true };
    const { cookie } = await signInThrough();
    expect(await whoAmI(cookie)).toMatchObject({ email: tenant.email });
    // Its owner is told, once: the next time it is known.
    const mail = await untilMail(inject("mailDir"), tenant.email, /A new way to sign in/);
    expect(mail.text).toMatch(/^When: \d{4}-\d\d-\d\d \d\d:\d\d UTC$/m);
    await signInThrough();
    const audit = await tenant.call<{ items: { action: string }[] }>(
      "GET",
      "/api/v1/audit?group=account&limit=100",
    );
    const linked = audit.body.items.filter(({ action }) => action === "account.provider_linked");
    expect(linked).toHaveLength(1);
  });

  it.each([
    ["the provider has not verified the address", { email_verified: false }],
    ["the provider says nothing about that", {}],
  ])("signing in with a provider refuses when %s", async (_, claims) => {
    const other = await createTenant(appUrl);
    await verify(other.email);
    provider.person = { sub: crypto.randomUUID(), email: other.email, ...claims };
    const { path, cookie } = await signInThrough();
    expect(path).toBe("/sign-in?error=unverified_email");
    expect(await whoAmI(cookie)).toMatchObject({ code: "unauthenticated" });
  });

  it("signing in with a provider does not link an account that somebody made with an address they never confirmed", async () => {
    const squatter = await createTenant(appUrl);
    provider.person = { sub: crypto.randomUUID(), email: squatter.email, email_verified: true };
    expect((await signInThrough()).path).toBe("/sign-in?error=confirm_first");
  });

  it("signing in with a provider asks for our second factor unless the provider asked for one", async () => {
    const other = await createTenant(appUrl);
    await verify(other.email);
    await db().user.update({
      where: { email: other.email },
      data: { totpEnabledAt: new Date() },
    });
    const person = { sub: crypto.randomUUID(), email: other.email, email_verified: true };
    provider.person = { ...person, amr: ["pwd"] };
    expect(await whoAmI((await signInThrough()).cookie)).toMatchObject({ code: "unauthenticated" });
    provider.person = { ...person, amr: ["pwd", "mfa"] };
    expect(await whoAmI((await signInThrough()).cookie)).toMatchObject({ email: other.email });
  });
});

describe("a provider's address of a listed domain", () => {
  const listed = async () => {
    const owner = await createTenant(appUrl, "Fern");
    const { body } = await owner.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
    const domain = `${crypto.randomUUID()}.example`;
    await db().joinDomain.create({ data: { workspaceId: body.workspace.id, domain } });
    return { domain, workspace: body.workspace };
  };

  it("a provider's address of a listed domain offers the workspace instead of making one", async () => {
    const { domain, workspace } = await listed();
    const person = { sub: crypto.randomUUID(), name: "Ada", email: `ada@${domain}` };
    provider.person = { ...person, email_verified: false };
    expect((await signInThrough()).path).toBe("/sign-in?error=unverified_email");
    provider.person = { ...person, email_verified: true };
    const { cookie } = await signInThrough();
    expect(await whoAmI(cookie)).toMatchObject({ code: "unauthenticated" });
    const call = memberCaller(appUrl, cookie);
    const offers = await call("GET", "/api/v1/me/offers");
    expect(offers.body).toMatchObject({ items: [{ id: workspace.id, name: "Fern" }] });
    expect((await call("POST", `/api/v1/me/offers/${workspace.id}`)).status).toBe(204);
    expect(await whoAmI(cookie)).toMatchObject({ role: "agent", workspace });
  });

  it("a provider's address of a listed domain is a way in where SIGNUP is closed only when JOIN_BY_DOMAIN says so", async () => {
    const { domain } = await listed();
    const email = `kim@${domain}`;
    provider.person = { sub: crypto.randomUUID(), email, email_verified: true };
    const closed = await serve({ ...oidc(), SIGNUP: "closed" });
    expect((await signInThrough(closed)).path).toBe("/sign-in?error=no_account");
    const byDomain = await serve({ ...oidc(), SIGNUP: "closed", JOIN_BY_DOMAIN: "true" });
    const { cookie } = await signInThrough(byDomain);
    const offers = await memberCaller(byDomain, cookie)("GET", "/api/v1/me/offers");
    expect(offers.body).toMatchObject({ items: [{ name: "Fern" }] });
    provider.person = { sub: crypto.randomUUID(), email: newEmail(), email_verified: true };
    expect((await signInThrough(byDomain)).path).toBe("/sign-in?error=no_account");
  }, 60_000);
});

describe("SIGNUP and providers", () => {
  it("SIGNUP=invite takes who is invited, and SIGNUP=closed takes nobody new", async () => {
    const invite = await serve({ ...oidc(), SIGNUP: "invite" });
    const email = newEmail();
    provider.person = { sub: crypto.randomUUID(), email, email_verified: true };
    expect((await signInThrough(invite)).path).toBe("/sign-in?error=no_account");
    await tenant.call("POST", "/api/v1/invitations", { email, role: "agent" });

    const closed = await serve({ ...oidc(), SIGNUP: "closed" });
    expect((await signInThrough(closed)).path).toBe("/sign-in?error=no_account");

    const { cookie } = await signInThrough(invite);
    const owner = await whoAmI(tenant.cookie);
    expect(await whoAmI(cookie, invite)).toMatchObject({
      email,
      role: "agent",
      workspace: (owner as { workspace?: object }).workspace,
    });
    // Nothing is closed to those who are in.
    expect((await signInThrough(closed)).path).toBe("/conversations");
  }, 60_000);
});
