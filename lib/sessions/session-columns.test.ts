import type { VisitorPrivacy } from "@linkdesk/contract/widget.ts";
import { describe, expect, it } from "vitest";
import { createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { startConversation } from "../conversations/start-conversation.ts";
import { issueEmbedTicket } from "../inboxes/embed-ticket.ts";
import { updateInbox } from "../inboxes/update-inbox.ts";
import { db } from "../platform/db.ts";
import { createSession } from "./create-session.ts";
import { recordPageView } from "./record-page-view.ts";
import { visitor } from "./require-session.ts";

useDatabase();

const page = { url: "https://shop.example/", title: "", referrer: "" };

async function visit(inboxId: string, address: string, privacy?: VisitorPrivacy) {
  const input = { inboxId, ticket: issueEmbedTicket(inboxId), page, privacy };
  const { token } = await createSession(input, {
    address,
    origin: null,
    userAgent: "test",
    token: null,
  });
  const headers = { authorization: `Bearer ${token}`, "x-forwarded-for": address };
  const again = () => visitor(new Request("http://localhost/", { headers }));
  const { id } = await again();
  const kept = () =>
    db().session.findUniqueOrThrow({
      where: { id },
      select: { address: true, anonymizeIp: true, retentionDays: true },
    });
  return { again, kept };
}

describe("what is kept of a visitor's browser", () => {
  it("what is kept of a visitor's browser is the whole address, where nobody asked for less", async () => {
    const { inboxId } = await createTenant();
    const { kept } = await visit(inboxId, "203.0.113.7");
    expect(await kept()).toEqual({
      address: "203.0.113.7",
      anonymizeIp: false,
      retentionDays: null,
    });
  });

  it("what is kept of a visitor's browser is only the network, where the inbox says so; also of what was stored before", async () => {
    const { me, inboxId } = await createTenant();
    const other = await createTenant();
    const before = await Promise.all([
      visit(inboxId, "203.0.113.7"),
      visit(inboxId, "2001:db8:1:2:3:4:5:6"),
      visit(other.inboxId, "203.0.113.7"),
    ]);
    await updateInbox(me, inboxId, { settings: { privacy: { anonymizeIp: true } } });
    const addresses = await Promise.all(before.map(async ({ kept }) => (await kept()).address));
    expect(addresses).toEqual(["203.0.113.0", "2001:db8:1::", "203.0.113.7"]);
    const after = await visit(inboxId, "198.51.100.9");
    expect((await after.kept()).address).toBe("198.51.100.0");
    await recordPageView(await after.again(), page);
    expect((await after.kept()).address).toBe("198.51.100.0");
  });

  it("what is kept of a visitor's browser is not deleted sooner because a program asks for it, unless the inbox lets pages ask", async () => {
    const { me, inboxId } = await createTenant();
    const { again, kept } = await visit(inboxId, "203.0.113.7", { retentionDays: 1 });
    await recordPageView(await again(), { ...page, privacy: { retentionDays: 1 } });
    expect(await kept()).toMatchObject({ retentionDays: null });
    const start = async () => {
      const body = { clientId: crypto.randomUUID(), text: "Hello" };
      const { conversation } = await startConversation(await again(), body);
      const where = { id: conversation.id };
      return (await db().conversation.findUniqueOrThrow({ where })).retentionDays;
    };
    expect(await start()).toBeNull();
    // Nor because it was let ask once, and is not any more.
    await updateInbox(me, inboxId, { settings: { privacy: { pageRetention: true } } });
    await recordPageView(await again(), { ...page, privacy: { retentionDays: 1 } });
    expect(await start()).toBe(1);
    await updateInbox(me, inboxId, { settings: { privacy: { pageRetention: false } } });
    expect(await start()).toBeNull();
  });

  it("what is kept of a visitor's browser is the least that any of its pages asked for", async () => {
    const { me, inboxId } = await createTenant();
    await updateInbox(me, inboxId, { settings: { privacy: { pageRetention: true } } });
    const { again, kept } = await visit(inboxId, "203.0.113.7", { retentionDays: 30 });
    await recordPageView(await again(), {
      ...page,
      privacy: { anonymizeIp: true, retentionDays: 7 },
    });
    const least = { address: "203.0.113.0", anonymizeIp: true, retentionDays: 7 };
    expect(await kept()).toEqual(least);
    await recordPageView(await again(), page);
    await recordPageView(await again(), {
      ...page,
      privacy: { anonymizeIp: false, retentionDays: 365 },
    });
    expect(await kept()).toEqual(least);
    const body = { clientId: crypto.randomUUID(), text: "Hello" };
    const { conversation } = await startConversation(await again(), body);
    const { retentionDays } = await db().conversation.findUniqueOrThrow({
      where: { id: conversation.id },
    });
    expect(retentionDays).toBe(7);
  });
});
