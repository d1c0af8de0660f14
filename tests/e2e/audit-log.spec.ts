import { readFile } from "node:fs/promises";
import { expect, test } from "../support/browser.ts";
import { chooseOption } from "../support/choose-option.ts";
import { memberCaller, send, signIn } from "../support/http-client.ts";

test("the audit log tells who changed what, can be narrowed, and taken along", async ({
  agent,
  tenant,
}) => {
  const path = `/api/v1/inboxes/${tenant.inbox.id}`;
  await tenant.call("PATCH", path, { settings: { appearance: { color: "#112233" } } });
  const body = { email: "new@example.com", role: "agent" };
  await tenant.call("POST", "/api/v1/invitations", body);

  await agent.goto("/conversations");
  await agent.getByRole("button", { name: "Account", exact: true }).click();
  await agent.getByRole("menuitem", { name: "Audit log" }).click();
  await expect(agent.getByRole("heading", { name: "Audit log" })).toBeVisible();
  await expect(agent.getByText(/invited someone: new@example.com/)).toBeVisible();
  await agent.getByText(/changed an inbox: Website/).click();
  await expect(agent.getByText("#112233")).toBeVisible();

  await chooseOption(agent.getByLabel("About"), "Invitations");
  await expect(agent.getByText(/changed an inbox/)).toHaveCount(0);
  await expect(agent.getByText(/invited someone/)).toBeVisible();
  const download = agent.waitForEvent("download");
  await agent.getByRole("link", { name: "Export CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv).toContain("invitation.created");
  expect(csv).not.toContain("inbox.updated");

  await chooseOption(agent.getByLabel("Who"), "Linkdesk itself");
  await expect(agent.getByText("No matching events")).toBeVisible();
  await agent.getByRole("button", { name: "Clear filters" }).click();
  await expect(agent.getByText(/exported the audit log/)).toBeVisible();
});

test("what a former member did can still be found", async ({ agent, tenant, appUrl }) => {
  const email = `${crypto.randomUUID()}@example.com`;
  const password = "a long enough password";
  const made = await tenant.call<{ url: string }>("POST", "/api/v1/invitations", {
    email,
    role: "admin",
  });
  const invitation = new URL(made.body.url).hash.slice(1);
  const joined = { name: "Kim Larsen", email, password, invitation };
  await send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, joined);
  const kim = memberCaller(appUrl, (await signIn(appUrl, { email, password })) ?? "");
  const { memberId } = (await kim<{ memberId: string }>("GET", "/api/v1/me")).body;
  await kim("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, { name: "Kim’s" });
  expect((await tenant.call("DELETE", `/api/v1/members/${memberId}`)).status).toBe(204);

  await agent.goto("/settings/audit-log");
  await chooseOption(agent.getByLabel("Who"), "Kim Larsen");
  await expect(agent.getByText(/changed an inbox: Kim’s/)).toBeVisible();
  await expect(agent.getByText(/removed a member/)).toHaveCount(0);
});

test("on a phone the log fits, and a failure says so with a way on", async ({ agent }) => {
  await agent.setViewportSize({ width: 360, height: 740 });
  await agent.route("**/api/v1/audit?**", (route) => route.abort());
  await agent.goto("/settings/audit-log");
  await expect(agent.getByText("The audit log could not be loaded")).toBeVisible();
  await agent.unroute("**/api/v1/audit?**");
  await agent.getByRole("button", { name: "Try again" }).click();
  await expect(agent.getByText(/created an inbox: Website/)).toBeVisible();
  const overflow = await agent.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
