import { expect, reply, signInWith, test } from "../support/browser.ts";
import { createVisitor, startConversation } from "../support/http-client.ts";

test("resolving moves a conversation away, undo brings it back", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  await startConversation(call, "Please close me");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Please close me/ }).click();
  await agent.getByRole("button", { name: "Resolve" }).click();
  await expect(agent.getByRole("button", { name: "Reopen" })).toBeVisible();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(agent.getByRole("button", { name: "Resolve" })).toBeVisible();
  await agent.getByRole("button", { name: "Resolve" }).click();
  await agent.getByRole("link", { name: /^Resolved/ }).click();
  await expect(agent.getByRole("link", { name: /Please close me/ })).toBeVisible();
});

test("a reply in a resolved conversation says that it reopens it, and does", async ({
  agent,
  tenant,
  appUrl,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "That is all, thanks");
  await agent.goto(`/conversations/${id}`);
  await agent.getByRole("button", { name: "Resolve" }).click();
  await expect(agent.getByText("Your reply reopens it.")).toBeVisible();
  await reply(agent, "One more thing");
  await expect(agent.getByRole("button", { name: "Resolve" })).toBeVisible();
  await expect(agent.getByText("Your reply reopens it.")).toBeHidden();
});

test("a note is for the team: it stays apart from replies and a colleague sees it at once", async ({
  agent,
  tenant,
  appUrl,
  browser,
}) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "Where is my parcel?");
  await agent.goto(`/conversations/${id}`);
  await agent.getByPlaceholder("Write a reply").fill("Half a reply");
  const context = await browser.newContext({ baseURL: appUrl });
  await signInWith(context, appUrl, tenant.cookie);
  const colleague = await context.newPage();
  await colleague.goto(`/conversations/${id}`);
  await expect(colleague.getByText("Where is my parcel?").last()).toBeVisible();

  await agent.getByRole("button", { name: "Note", exact: true }).click();
  const field = agent.getByRole("textbox", { name: /^Note about/ });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await field.fill("The courier lost it, refund if they ask");
  // Without an answer nothing is lost, and sent again it is the same note.
  await agent.route("**/notes", (route) => route.abort(), { times: 1 });
  await field.press("Enter");
  await expect(field).toHaveValue("");
  await expect(agent.getByText("Saving…")).toBeVisible();
  await expect(agent.getByText("Saving…")).toBeHidden();
  const note = (page: typeof agent) =>
    page.getByRole("article").filter({ hasText: "The courier lost it" });
  await expect(note(agent)).toContainText("Note from you");
  await expect(note(colleague)).toBeVisible();
  await expect(note(colleague)).toHaveCount(1);

  await agent.getByRole("button", { name: "Reply Draft" }).click();
  await expect(agent.getByPlaceholder("Write a reply")).toHaveValue("Half a reply");
  await agent.reload();
  await expect(note(agent)).toHaveCount(1);
  const { body } = await call<{ messages: unknown[] }>(
    "GET",
    `/api/widget/v1/conversations/${id}/messages`,
  );
  expect(body.messages).toHaveLength(1);
  await context.close();
});

test("assigning to me fills Mine", async ({ agent, tenant, appUrl }) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  await startConversation(call, "Who takes this?");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Who takes this/ }).click();
  await agent.getByRole("button", { name: "Assign" }).click();
  await agent.getByRole("menuitemradio", { name: "Me" }).click();
  await expect(agent.getByRole("button", { name: /Assigned to/ })).toBeVisible();
  await agent.getByRole("link", { name: /^Mine/ }).click();
  await expect(agent.getByRole("link", { name: /Who takes this/ })).toBeVisible();
});

test("a new conversation appears live, unread, and on top", async ({ agent, tenant, appUrl }) => {
  const first = await createVisitor(appUrl, tenant.inbox.id);
  await startConversation(first.call, "I was first");
  await agent.goto("/conversations");
  await expect(agent.getByRole("link", { name: /I was first/ })).toBeVisible();
  await expect(agent).toHaveTitle(/\(1\)/);
  const second = await createVisitor(appUrl, tenant.inbox.id);
  await startConversation(second.call, "I came later");
  const rows = agent.locator("[data-row]");
  await expect(rows.first()).toContainText("I came later");
  await expect(rows.first()).toContainText("1 unread message");
  await expect(agent).toHaveTitle(/\(2\)/);
});

test("what happens while the list is loading is there once it is live", async ({
  agent,
  tenant,
  appUrl,
}) => {
  let release = () => {};
  const gate = new Promise<void>((done) => {
    release = done;
  });
  await agent.routeWebSocket(/\/app\//, async (socket) => {
    await gate;
    socket.connectToServer();
  });
  await agent.goto("/conversations");
  await expect(agent.getByText(/nothing open/i).first()).toBeVisible();
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  await startConversation(call, "Nobody was listening yet");
  release();
  await expect(agent.getByRole("link", { name: /Nobody was listening yet/ })).toBeVisible();
});

test("the list pages through a long history by scrolling", async ({ agent, tenant, appUrl }) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  for (let i = 0; i < 45; i++) await startConversation(call, `conversation number ${i}`);
  await agent.goto("/conversations");
  const rows = agent.locator("[data-row]");
  await expect(rows.first()).toContainText("number 44");
  await rows.last().scrollIntoViewIfNeeded();
  await expect(agent.getByText("conversation number 0", { exact: true })).toBeAttached();
  await expect(rows).toHaveCount(45);
});

test("a long thread loads its history upwards", async ({ agent, tenant, appUrl }) => {
  const { call } = await createVisitor(appUrl, tenant.inbox.id);
  const id = await startConversation(call, "line 0");
  for (let i = 1; i < 120; i++) {
    const body = { clientId: crypto.randomUUID(), text: `line ${i}` };
    await call("POST", `/api/widget/v1/conversations/${id}/messages`, body);
  }
  await agent.goto(`/conversations/${id}`);
  await expect(agent.getByText("line 119", { exact: true }).last()).toBeVisible();
  await expect(agent.getByText("line 0", { exact: true })).not.toBeAttached();
  const log = agent.getByRole("log");
  await expect(async () => {
    await log.evaluate((box) => box.scrollTo(0, 0));
    await expect(agent.getByText("line 0", { exact: true })).toBeAttached({ timeout: 500 });
  }).toPass();
});

test("a wrong password is told kindly, and a signed-out visit leads back", async ({
  page,
  tenant,
  appUrl,
}) => {
  await page.goto(`${appUrl}/inboxes`);
  await page.waitForURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail address").fill(tenant.email);
  await page.getByLabel("Password", { exact: true }).fill("not my password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(
    page
      .getByText(/password/i)
      .and(page.locator("[role=alert], [role=alert] *"))
      .first(),
  ).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(tenant.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/inboxes$/);
});

test("an inbox can be renamed, recoloured and switched off", async ({ agent, tenant }) => {
  await agent.goto(`/inboxes/${tenant.inbox.id}`);
  await agent.getByLabel("Brand name").fill("New Brand");
  await agent.getByRole("button", { name: /save/i }).click();
  await expect
    .poll(async () => (await tenant.call("GET", `/api/v1/inboxes/${tenant.inbox.id}`)).body)
    .toMatchObject({ brandName: "New Brand" });
});

test("no screen is longer than the window: only its own parts scroll", async ({
  agent,
  tenant,
}) => {
  const inbox = `/inboxes/${tenant.inbox.id}`;
  const tabs = ["general", "appearance", "messages", "behaviour", "privacy"];
  for (const path of [...tabs.map((tab) => `${inbox}?tab=${tab}`), "/conversations", "/members"]) {
    await agent.goto(path);
    await agent.waitForLoadState("networkidle");
    const below = () => document.documentElement.scrollHeight - innerHeight;
    expect(await agent.evaluate(below), path).toBe(0);
  }
});

test("the first load of the dashboard stays within its budget", async ({ agent }) => {
  const scripts: Promise<number>[] = [];
  agent.on("response", (response) => {
    if (!/\.js(\?|$)/.test(response.url())) return;
    scripts.push(
      response
        .request()
        .sizes()
        .then((sizes) => sizes.responseBodySize),
    );
  });
  const documentation: string[] = [];
  agent.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/docs")) documentation.push(request.url());
  });
  // The realtime client comes last, after the first paint.
  const socket = agent.waitForEvent("websocket");
  await agent.goto("/conversations");
  await agent.getByRole("heading", { name: "Conversations" }).waitFor();
  await socket;
  await agent.waitForLoadState("networkidle");
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  expect(documentation).toEqual([]);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(250_000);
});
