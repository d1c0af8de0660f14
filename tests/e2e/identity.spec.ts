// A website says who its visitor is, with tokens that its server has signed.
import type { Frame, Page } from "@playwright/test";
import { chatFrame, expect, openChat, openVisitor, say, test } from "../support/browser.ts";
import { collectErrors, withOptions } from "../support/host-page.ts";
import type { Tenant } from "../support/http-client.ts";
import { claimsOf, signJwt } from "../support/user-jwt.ts";
import { newestConversation, postContent } from "../support/widget-chat.ts";

type WithIdentity = { identityRequired?: number };

/** Gives the inbox a secret and returns how its website's server signs. */
async function signerOf(tenant: Tenant): Promise<(user: string, more?: object) => string> {
  const path = `/api/v1/inboxes/${tenant.inbox.id}/security/secret`;
  const { status, body } = await tenant.call<{ secret: string }>("POST", path, {});
  expect(status).toBe(201);
  return (user, more) => signJwt(claimsOf(user, more), body.secret);
}

const changeSecurity = async (tenant: Tenant, security: object) => {
  const path = `/api/v1/inboxes/${tenant.inbox.id}/security`;
  const { status, body } = await tenant.call("PATCH", path, security);
  expect(status, JSON.stringify(body)).toBe(200);
};

const setUser = (page: Page, jwt: string) => page.evaluate((t) => window.Linkdesk?.setUser(t), jwt);
const signedIn = (address: string, jwt: string) =>
  withOptions(
    address,
    `userJWT: ${JSON.stringify(jwt)}, onIdentityRequired: () => { window.identityRequired = (window.identityRequired || 0) + 1; },`,
  );
const timesRequired = (page: Page) =>
  page.evaluate(() => (window as WithIdentity).identityRequired ?? 0);
const said = (chat: Frame, text: string) => chat.getByRole("log").getByText(text);

test("a known user finds their conversation on another device", async ({
  browser,
  visitor,
  hostSite,
  tenant,
}) => {
  const jwt = await signerOf(tenant);
  await visitor.goto(signedIn(hostSite.page("libredesk"), jwt("ada")));
  const chat = await openChat(visitor);
  await say(chat, "From my desk");
  await expect(chat.getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();

  const phone = await openVisitor(browser);
  await phone.page.goto(signedIn(hostSite.page("libredesk"), jwt("ada", { last_name: "L" })));
  await expect(said(await openChat(phone.page), "From my desk")).toBeVisible();
  await phone.close();
  const { body } = await tenant.call<{ items: { contact: { name: string; email: string } }[] }>(
    "GET",
    "/api/v1/conversations",
  );
  expect(body.items).toHaveLength(1);
  expect(body.items[0]?.contact).toMatchObject({ name: "ada L", email: "ada@example.com" });
});

test("what a visitor wrote before signing in becomes theirs, before their eyes and the agent's", async ({
  visitor,
  agent,
  hostSite,
  tenant,
}) => {
  const jwt = await signerOf(tenant);
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Who is there?");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Who is there\?/ }).click();

  await setUser(visitor, jwt("ada"));
  await expect(agent.getByRole("link", { name: /ada.*Who is there\?/ })).toBeVisible();
  await expect(said(chat, "Who is there?")).toBeVisible();
  await say(chat, "It is me");
  await expect(agent.getByRole("log").getByText("It is me")).toBeVisible();
});

test("after a switch of user, nothing of the first one is seen or heard", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  const jwt = await signerOf(tenant);
  await visitor.goto(signedIn(hostSite.page("libredesk"), jwt("ada")));
  const chat = await openChat(visitor);
  await say(chat, "Ada's own");
  await expect(chat.getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();
  const adas = await newestConversation(tenant);

  await setUser(visitor, jwt("eve"));
  await expect(said(chat, "Ada's own")).toBeHidden();
  await say(chat, "Eve's own");
  await expect(chat.getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();
  const text = { type: "text" } as const;
  await postContent(tenant, adas, text, "For Ada only");
  const eves = await newestConversation(tenant);
  const list = await tenant.call<{ items: { id: string; preview: string }[] }>(
    "GET",
    "/api/v1/conversations",
  );
  const hers = list.body.items.find(({ preview }) => preview === "Eve's own")?.id ?? eves;
  await postContent(tenant, hers, text, "For Eve");
  await expect(said(chat, "For Eve")).toBeVisible();
  await expect(chat.getByText("For Ada only")).toHaveCount(0);
});

test("logging out ends it on the server, and the same token does not open it again", async ({
  visitor,
  hostSite,
  tenant,
  consoleErrors,
}) => {
  consoleErrors.expect(/userJWT was refused/);
  const jwt = (await signerOf(tenant))("ada");
  const address = signedIn(hostSite.page("libredesk"), jwt);
  await visitor.goto(address);
  await say(await openChat(visitor), "Private");
  await expect((await chatFrame(visitor)).getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();
  const ended = visitor.waitForResponse((r) => r.request().method() === "DELETE");
  await visitor.evaluate(() => window.Linkdesk?.logout());
  expect((await ended).status()).toBe(204);
  await expect(said(await chatFrame(visitor), "Private")).toBeHidden();

  await visitor.reload();
  const chat = await openChat(visitor);
  await expect.poll(() => timesRequired(visitor)).toBe(1);
  await expect(said(chat, "Private")).toBeHidden();
  await say(chat, "As a stranger");
  await expect(chat.getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();
});

test("when the session duration is over, the page's token opens another session by itself", async ({
  visitor,
  hostSite,
  tenant,
}) => {
  const jwt = await signerOf(tenant);
  await changeSecurity(tenant, { sessionDuration: "1s" });
  await visitor.goto(signedIn(hostSite.page("libredesk"), jwt("ada")));
  const chat = await openChat(visitor);
  await say(chat, "First");
  await expect(chat.getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();
  let refusals = 0;
  visitor.on("response", (response) => {
    if (response.status() === 401) refusals++;
  });
  await expect
    .poll(async () => {
      await say(chat, "And on");
      return refusals;
    })
    .toBeGreaterThan(0);
  await expect(said(chat, "And on").first()).toBeVisible();
  await expect(said(chat, "First")).toBeVisible();
  expect(await timesRequired(visitor)).toBe(0);
});

test("a token that nobody signed is refused, and the page is told why it matters", async ({
  visitor,
  hostSite,
  tenant,
  consoleErrors,
}) => {
  consoleErrors.expect(/userJWT was refused/);
  await signerOf(tenant);
  const forged = signJwt(claimsOf("ada"), "not the secret");
  await visitor.goto(signedIn(hostSite.page("libredesk"), forged));
  const chat = await openChat(visitor);
  await expect.poll(() => timesRequired(visitor)).toBe(1);
  await say(chat, "Still here");
  await expect(chat.getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();
});

test("a website that is not trusted gets no launcher, no frame and no session", async ({
  visitor,
  hostSite,
  tenant,
  appUrl,
  consoleErrors,
}) => {
  consoleErrors.expect(/trusted domains of the inbox/, /frame-ancestors/);
  await changeSecurity(tenant, { trustedDomains: ["example.com"] });
  const errors = collectErrors(visitor);
  await visitor.goto(hostSite.page("plain"));
  await expect.poll(() => errors.join("\n")).toContain("trusted domains");
  await visitor.evaluate((src) => {
    const frame = document.createElement("iframe");
    frame.src = src;
    document.body.append(frame);
  }, `${appUrl}/widget/${tenant.inbox.id}`);
  await expect.poll(() => errors.join("\n")).toContain("frame-ancestors");

  await changeSecurity(tenant, { trustedDomains: ["example.com", "127.0.0.1:*"] });
  await visitor.goto(hostSite.page("spa"));
  await say(await openChat(visitor), "Trusted now");
  await expect((await chatFrame(visitor)).getByText(/^(Sent|Delivered|Seen)/)).toBeVisible();
});
