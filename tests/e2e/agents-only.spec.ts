// What only the team may know never reaches a visitor's browser, on whichever way.
import { expect, openChat, say, test, withoutSharedWorker } from "../support/browser.ts";
import { createVisitor, startConversation } from "../support/http-client.ts";
import { newestConversation, postContent } from "../support/widget-chat.ts";

test("through a long conversation, nothing of the team's own is sent to the visitor", async ({
  agent,
  visitor,
  tenant,
  hostSite,
  appUrl,
}) => {
  const seen: string[] = [];
  visitor.on("response", async (response) => {
    seen.push(JSON.stringify(await response.allHeaders().catch(() => ({}))));
    seen.push(await response.text().catch(() => ""));
  });
  // Its own connection, so that everything on it can be read here.
  await withoutSharedWorker(visitor);
  visitor.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => seen.push(String(payload)));
  });

  const secrets = {
    inboxName: "internal name 4711",
    address: "203.0.113.99",
    domain: "secret.example",
    note: "Between us: note 4711",
    scheduled: "Tomorrow only 4711",
    draft: "Not yet 4711",
    attributeKey: "internal_rating_4711",
    attribute: "Difficult 4711",
  };
  await tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}`, { name: secrets.inboxName });
  const { body: created } = await tenant.call<{ secret: string }>(
    "POST",
    `/api/v1/inboxes/${tenant.inbox.id}/security/secret`,
    {},
  );
  await tenant.call("PATCH", `/api/v1/inboxes/${tenant.inbox.id}/security`, {
    blockedIps: [secrets.address],
  });
  const me = await tenant.call<{ memberId: string; userId: string }>("GET", "/api/v1/me");
  const invited = await tenant.call<{ invitation: { email: string } }>(
    "POST",
    "/api/v1/invitations",
    {
      email: "colleague-4711@example.com",
      role: "agent",
    },
  );

  await visitor.goto(hostSite.page("plain"));
  const chat = await openChat(visitor);
  await say(chat, "Question one");
  await agent.goto("/conversations");
  await agent.getByRole("link", { name: /Question one/ }).click();
  await agent.getByPlaceholder("Write a reply").fill("An answer");
  await agent.keyboard.press("Enter");
  await expect(chat.getByText("An answer")).toBeVisible();
  await agent.getByRole("button", { name: "Note", exact: true }).click();
  await agent.getByRole("textbox", { name: /^Note about/ }).fill(secrets.note);
  await agent.keyboard.press("Enter");
  await expect(agent.getByRole("article").getByText(secrets.note)).toBeVisible();
  await agent.getByRole("button", { name: "Reply", exact: true }).click();
  const id = await newestConversation(tenant);
  await tenant.call("POST", `/api/v1/conversations/${id}/notes`, {
    clientId: crypto.randomUUID(),
    text: secrets.note,
    mentions: [{ type: "member", id: me.body.memberId }],
  });
  await tenant.call("POST", `/api/v1/conversations/${id}/actions`, {
    actions: [{ type: "follow", memberId: me.body.memberId }],
  });
  await postContent(tenant, id, { type: "text" }, "Another");
  await expect(chat.getByText("Another")).toBeVisible();
  await tenant.call("POST", `/api/v1/conversations/${id}/scheduled-messages`, {
    ...{ text: secrets.scheduled, sendAt: new Date(Date.now() + 86_400_000).toISOString() },
  });
  await agent.getByPlaceholder("Write a reply").fill(secrets.draft);
  await expect(agent.locator("[data-row]").first()).toContainText("Draft");
  await tenant.call("POST", `/api/v1/conversations/${id}/actions`, {
    actions: [{ type: "assign", assigneeId: me.body.memberId }],
  });
  await tenant.call("POST", `/api/v1/conversations/${id}/actions`, {
    actions: [
      { type: "set_attribute", key: secrets.attributeKey, value: secrets.attribute },
      { type: "resolve" },
    ],
  });
  await expect(chat.getByText(/resolved/i)).toBeVisible();
  // Many at once are announced to the team in another way.
  const ids = [id];
  for (let n = 0; n < 6; n++) {
    ids.push(await startConversation((await createVisitor(appUrl, tenant.inbox.id)).call));
  }
  await tenant.call("POST", "/api/v1/conversations/actions", {
    changes: [{ ids, actions: [{ type: "set_priority", priority: "urgent" }] }],
  });
  await say(chat, "And again");
  await expect(agent.getByRole("log").getByText("And again")).toBeVisible();
  await visitor.reload();
  await expect((await openChat(visitor)).getByText("And again")).toBeVisible();

  const everything = seen.join("\n");
  expect(everything).toContain("An answer");
  const agentsOnly = {
    ...secrets,
    secret: created.secret,
    email: tenant.email,
    userId: me.body.userId,
    colleague: invited.body.invitation.email,
    notes: "note.written",
    followers: "followers.changed",
    drafts: "draft.changed",
    scheduling: "scheduled.changed",
    activities: "activity.recorded",
    manyAtOnce: "conversations.changed",
    activityTypes: "conversation.resolved",
    assignee: "assignee",
    unreadOfAgents: "agentUnread",
    workspaceChannel: "private-workspace",
  };
  for (const [what, value] of Object.entries(agentsOnly)) {
    expect(everything.includes(value), what).toBe(false);
  }
});
