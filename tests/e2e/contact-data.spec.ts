import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { expect, openChat, say, signInWith, test } from "../support/browser.ts";

test.use({ viewport: { width: 1440, height: 900 } });

test("a deleted contact is gone from every open dashboard, and their chat starts clean", async ({
  agent,
  browser,
  appUrl,
  tenant,
  hostSite,
  visitor,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "My secret question");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /My secret question/ }).click();

  const context = await browser.newContext({ baseURL: appUrl });
  await signInWith(context, appUrl, tenant.cookie);
  const colleague = await context.newPage();
  await colleague.goto("/conversations");
  await colleague.getByRole("link", { name: /My secret question/ }).click();
  await expect(colleague.getByPlaceholder("Write a reply")).toBeVisible();

  await agent.getByRole("button", { name: "Sessions and privacy" }).click();
  await agent.getByRole("button", { name: "Delete…" }).click();
  const open = agent.getByRole("region", { name: "Conversation", exact: true });
  const heading = open.getByRole("heading", { level: 1 });
  const name = await heading.innerText();
  const confirm = agent.getByRole("button", { name: "Delete everything" });
  await agent.getByLabel(/to confirm/).fill("somebody else");
  await expect(confirm).toBeDisabled();
  await agent.getByLabel(/to confirm/).fill(name);
  await confirm.click();
  await expect(agent.getByText(`${name} was deleted`)).toBeVisible();
  await expect(agent.getByRole("link", { name: /My secret question/ })).toHaveCount(0);
  await expect(colleague.getByText("Conversation not found")).toBeVisible();
  await expect(colleague.getByText(/My secret question/)).toHaveCount(0);
  await context.close();

  await say(chat, "Hello again");
  await expect(agent.getByRole("link", { name: /Hello again/ })).toBeVisible();
  await expect(chat.getByText("Hello again").first()).toBeVisible();
  await expect(chat.getByText("My secret question")).toHaveCount(0);
  await agent.getByRole("link", { name: /Hello again/ }).click();
  await expect(heading).toHaveText(/^Visitor /);
  await expect(heading).not.toHaveText(name);
});

test("a session that an admin ends is worth nothing, and the visitor begins anew", async ({
  agent,
  hostSite,
  visitor,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Before");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Before/ }).click();
  await agent.getByRole("button", { name: "Sessions and privacy" }).click();
  await agent.getByRole("button", { name: "End session" }).click();
  await agent.getByRole("dialog").getByRole("button", { name: "End session" }).click();
  await expect(agent.getByText("Ended", { exact: true })).toBeVisible();
  await say(chat, "After");
  await expect(agent.getByRole("link", { name: /After/ })).toBeVisible();
  // The conversation stays with the team, and no longer with that browser.
  await expect(agent.getByRole("link", { name: /Before/ })).toBeVisible();
  await expect(chat.getByText("Before", { exact: true })).toHaveCount(0);
});

test("everything kept of a contact can be taken along", async ({ agent, hostSite, visitor }) => {
  await visitor.goto(hostSite.page("plain"));
  await say(await openChat(visitor), "What do you know about me?");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /What do you know/ }).click();
  await agent.getByRole("button", { name: "Sessions and privacy" }).click();
  const download = agent.waitForEvent("download");
  await agent.getByRole("link", { name: "Export", exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^contact-[0-9a-f-]{36}\.zip$/);
  const zip = unzipSync(new Uint8Array(await readFile(await file.path())));
  const text = Object.entries(zip).find(([name]) => name.endsWith(".txt"));
  expect(strFromU8(text?.[1] ?? new Uint8Array())).toContain("What do you know about me?");
});

test("an inbox says how long it keeps what", async ({ agent, tenant }) => {
  await agent.goto(`/inboxes/${tenant.inbox.id}?tab=privacy`);
  await agent.getByLabel("Shorten IP addresses").check();
  await agent.getByLabel("Delete closed conversations after").fill("4000");
  await agent.getByRole("button", { name: /save/i }).click();
  await expect(agent.getByText(/at most 3650/)).toBeVisible();
  await agent.getByLabel("Delete closed conversations after").fill("30");
  await agent.getByRole("button", { name: /save/i }).click();
  await expect
    .poll(async () => (await tenant.call("GET", `/api/v1/inboxes/${tenant.inbox.id}`)).body)
    .toMatchObject({ settings: { privacy: { anonymizeIp: true, retentionDays: 30 } } });
});

test("a blocked contact is kept out until they are let in again", async ({
  agent,
  tenant,
  hostSite,
  visitor,
}) => {
  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Something rude");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Something rude/ }).click();
  await agent.getByRole("button", { name: "Sessions and privacy" }).click();
  await agent.getByRole("button", { name: "Block…" }).click();
  await agent.getByRole("dialog").getByRole("button", { name: "Block", exact: true }).click();
  await expect(agent.getByText("They can’t read or send messages here")).toBeVisible();
  await say(chat, "And more of it");
  await expect(chat.getByText(/Not sent/)).toBeVisible();
  const { body } = await tenant.call<{ items: { action: string }[] }>("GET", "/api/v1/audit");
  expect(body.items[0]?.action).toBe("contact.blocked");

  await agent.getByRole("button", { name: "Unblock" }).click();
  await expect(agent.getByRole("button", { name: "Block…" })).toBeVisible();
  await chat.getByRole("button", { name: "Retry" }).click();
  await expect(agent.getByRole("log").getByText("And more of it")).toBeVisible();
});
