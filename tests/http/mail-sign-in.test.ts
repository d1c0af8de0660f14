// Signing a mailbox in at a provider, through the built service.
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import type { MailAccount } from "@linkdesk/contract/mail-accounts.ts";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import type { Stack } from "../../scripts/stack.ts";
import { createTenant, type Tenant } from "../support/http-client.ts";
import {
  MAIL_CLIENT,
  type MailSignInProvider,
  startMailSignInProvider,
} from "../support/mail-sign-in-provider.ts";
import { startTestStack } from "../support/test-stack.ts";

let stack: Stack;
let provider: MailSignInProvider;
let tenant: Tenant;
let path: string;

beforeAll(async () => {
  provider = await startMailSignInProvider();
  const env = {
    MAIL_MICROSOFT_CLIENT_ID: MAIL_CLIENT.id,
    MAIL_MICROSOFT_CLIENT_SECRET: MAIL_CLIENT.secret,
    MAIL_SIGN_IN_TEST_URL: provider.url,
    JOBS_WORKER: "false",
  };
  stack = await startTestStack({ env });
  tenant = await createTenant(stack.appUrl, "Signing in");
  const body = { kind: "email", name: "M", address: "m@example.com", senderName: "M" };
  const { id } = (await tenant.call<Inbox>("POST", "/api/v1/inboxes", body)).body;
  path = `/api/v1/inboxes/${id}/mail-account`;
  await tenant.call("PUT", path, {
    ...{ address: "m@example.com", senderName: "M", signature: "" },
    ...{ outbound: { kind: "microsoft" }, inbound: { kind: "microsoft" } },
  });
}, 90_000);
afterAll(async () => {
  await stack?.stop();
  await provider?.close();
});

const finish = (returned: Record<string, string>, cookie = tenant.cookie) =>
  fetch(`${stack.appUrl}/api/mail-sign-in?${new URLSearchParams(returned)}`, {
    redirect: "manual",
    headers: { cookie },
  });

it("an admin who signs in comes back to the inbox, which then uses the mailbox", async () => {
  const started = await tenant.call<{ url: string }>("POST", `${path}/sign-in`, {
    provider: "microsoft",
  });
  const returned = provider.signIn(started.body.url);
  expect((await finish(returned, "")).status).toBe(401);
  // Providers add what they like.
  const answer = await finish({ ...returned, session_state: "x", scope: "y" });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toMatch(/\/inboxes\/[\w-]+\?tab=receiving$/);
  const account = await tenant.call<MailAccount>("GET", path);
  expect(account.body).toMatchObject({
    signIns: ["microsoft"],
    signedIn: { provider: "microsoft", user: "ada@example.com" },
  });
});

it("what the operator has not set up is not offered", async () => {
  const body = { provider: "google" };
  expect((await tenant.call("POST", `${path}/sign-in`, body)).status).toBe(404);
  const other = await createTenant(inject("appUrl"), "Without sign-ins");
  const mail = { kind: "email", name: "M", address: "m@example.com", senderName: "M" };
  const { id } = (await other.call<Inbox>("POST", "/api/v1/inboxes", mail)).body;
  const account = await other.call<MailAccount>("GET", `/api/v1/inboxes/${id}/mail-account`);
  expect(account.body.signIns).toEqual([]);
});
