import { auditQuery } from "@linkdesk/contract/audit.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { createInbox } from "../inboxes/create-inbox.ts";
import { updateInbox } from "../inboxes/update-inbox.ts";
import { db } from "../platform/db.ts";
import { changeRole, removeMember } from "../workspaces/change-member.ts";
import { createInvitation, revokeInvitation } from "../workspaces/invitations.ts";
import { exportAudit } from "./export-audit.ts";
import { listAudit } from "./list-audit.ts";
import { recordAccountEvent } from "./record-account-event.ts";
import { linkdesk, recordAudit } from "./record-audit.ts";

useDatabase();
beforeAll(() => {
  process.env.APP_URL = "https://chat.example";
});

const query = (fields: Record<string, unknown> = {}) => auditQuery.parse(fields);
const of = async (me: Actor, fields = {}) => (await listAudit(me, query(fields))).items;

async function addMember(me: Actor, role: "admin" | "agent", name = "Kim"): Promise<Actor> {
  const member = await db().member.create({
    data: {
      role,
      workspace: { connect: { id: me.workspace.id } },
      user: { create: { email: `${crypto.randomUUID()}@example.com`, name, passwordHash: "none" } },
    },
    include: { user: true },
  });
  const { userId, user } = member;
  return { ...me, memberId: member.id, userId, name, email: user.email, role };
}

describe("what is recorded", () => {
  it("an inbox is recorded when it is made, changed field by field, turned off and on", async () => {
    const { me } = await createTenant();
    const names = { name: "Shop", brandName: "Shop", websiteUrl: "https://shop.example" };
    const inbox = await createInbox(me, names);
    await updateInbox(me, inbox.id, {
      name: "Store",
      settings: { appearance: { color: "#112233" }, privacy: { sessionDays: 10 } },
    });
    await updateInbox(me, inbox.id, { enabled: false });
    await updateInbox(me, inbox.id, { enabled: true });
    await updateInbox(me, inbox.id, { name: "Store" });
    const events = await of(me);
    expect(events.map(({ action, changes }) => [action, changes])).toEqual([
      ["inbox.enabled", {}],
      ["inbox.disabled", {}],
      [
        "inbox.updated",
        {
          name: ["Shop", "Store"],
          "settings.appearance.color": ["#3355ee", "#112233"],
          "settings.privacy.sessionDays": [180, 10],
        },
      ],
      ["inbox.created", {}],
    ]);
    expect(events[0]).toMatchObject({
      actor: { id: me.memberId, name: "Acme owner" },
      target: { kind: "inbox", id: inbox.id, label: "Store" },
      userAgent: "test",
    });
  });

  it("members and invitations are recorded as they come, change and go", async () => {
    const { me } = await createTenant();
    const kim = await addMember(me, "agent");
    await changeRole(me, kim.memberId, "admin");
    await changeRole(me, kim.memberId, "admin");
    await removeMember(me, kim.memberId);
    const made = await createInvitation(me, { email: "new@example.com", role: "agent" });
    await revokeInvitation(me, made.invitation.id);
    const events = await of(me);
    expect(events.map(({ action, target }) => [action, target.label])).toEqual([
      ["invitation.revoked", "new@example.com"],
      ["invitation.created", "new@example.com"],
      ["member.removed", "Kim"],
      ["member.role_changed", "Kim"],
    ]);
    expect(events[3]?.changes).toEqual({ role: ["agent", "admin"] });
    // The link itself is the secret.
    const token = new URL(made.url).searchParams.get("invitation") ?? "none";
    expect(JSON.stringify(events)).not.toContain(token);
  });

  it("a change that fails is not recorded, and one that cannot be recorded is not made", async () => {
    const { me, inboxId } = await createTenant();
    const broken = { ...me, userId: "not a uuid" };
    await expect(updateInbox(broken, inboxId, { name: "Half" })).rejects.toThrow();
    expect(await db().inbox.findUnique({ where: { id: inboxId } })).toMatchObject({
      name: "Website",
    });
    const agent: Actor = { ...me, role: "agent" };
    for (const patch of [{ name: "x" }, { enabled: false }, {}]) {
      const refused = updateInbox(agent, inboxId, patch);
      await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await of(me)).toEqual([]);
  });

  it("what somebody did with their account is recorded in each of their workspaces", async () => {
    const { me } = await createTenant("One");
    const other = await createTenant("Two");
    await db().member.create({
      data: { workspaceId: other.me.workspace.id, userId: me.userId, role: "agent" },
    });
    const origin = { address: "192.0.2.7", userAgent: "Firefox" };
    await db().$transaction((tx) =>
      recordAccountEvent(tx, me.userId, origin, { action: "account.password_changed" }),
    );
    for (const admin of [me, other.me]) {
      expect(await of(admin)).toMatchObject([
        { action: "account.password_changed", actor: { name: me.name }, address: "192.0.2.7" },
      ]);
    }
  });
});

describe("reading it", () => {
  it("reading it is for admins of the workspace, and shows no other's", async () => {
    const { me, inboxId } = await createTenant();
    const other = await createTenant();
    await updateInbox(me, inboxId, { name: "Mine" });
    expect(await of(other.me)).toEqual([]);
    expect(await of({ ...me, role: "admin" })).toHaveLength(1);
    for (const read of [
      listAudit({ ...me, role: "agent" }, query()),
      exportAudit({ ...me, role: "agent" }, {}),
    ]) {
      await expect(read).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("pages of events of one instant lose and repeat none", async () => {
    const { me } = await createTenant();
    const at = new Date("2026-03-01T12:00:00Z");
    const base = { workspaceId: me.workspace.id, actorName: "Kim", targetKind: "inbox", at };
    await db().auditEvent.createMany({
      data: Array.from({ length: 25 }, (_, i) => ({
        ...base,
        action: "inbox.updated",
        targetLabel: `inbox ${i}`,
      })),
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAudit(me, query({ limit: 10, cursor }));
      seen.push(...page.items.map(({ target }) => target.label));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it("the list can be narrowed to a person, to Linkdesk, to a group, to days", async () => {
    const { me, inboxId } = await createTenant();
    const kim = await addMember(me, "admin");
    await updateInbox(kim, inboxId, { name: "By Kim" });
    await createInvitation(me, { email: "a@example.com", role: "agent" });
    const target = { kind: "inbox", id: inboxId, label: "By Kim" } as const;
    const id = await recordAudit(db(), linkdesk(me.workspace.id), {
      action: "retention.swept",
      target,
    });
    await db().auditEvent.update({ where: { id }, data: { at: new Date("2026-01-31T23:59:59Z") } });
    const actions = async (fields: Record<string, unknown>) =>
      (await of(me, fields)).map(({ action }) => action);
    expect(await actions({ actor: kim.memberId })).toEqual(["inbox.updated"]);
    expect(await actions({ actor: "linkdesk" })).toEqual(["retention.swept"]);
    expect(await actions({ group: "invitation" })).toEqual(["invitation.created"]);
    expect(await actions({ from: "2026-01-31", to: "2026-01-31" })).toEqual(["retention.swept"]);
    expect(await actions({ to: "2026-01-30" })).toEqual([]);
    expect(await actions({ from: "2026-02-01" })).toEqual(["invitation.created", "inbox.updated"]);
  });

  it("the CSV file has everything, with names that cannot become formulas, and its export is recorded", async () => {
    const { me } = await createTenant();
    const name = '=HYPERLINK("https://evil.example")';
    await addMember(me, "agent", name).then((kim) => changeRole(me, kim.memberId, "admin"));
    await db().auditEvent.createMany({
      data: Array.from({ length: 1_200 }, (_, i) => ({
        workspaceId: me.workspace.id,
        actorName: "Kim",
        action: "inbox.updated",
        targetKind: "inbox",
        targetLabel: `inbox ${i}`,
      })),
    });
    const csv = await new Response(await exportAudit(me, { group: "member" })).text();
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(csv.trimEnd().split("\r\n")).toHaveLength(2);
    const whole = await new Response(await exportAudit(me, {})).text();
    // The header, 1,200 inboxes, the role, the export before and this one.
    expect(whole.trimEnd().split("\r\n")).toHaveLength(1 + 1_200 + 1 + 2);
    expect(await of(me, { group: "audit" })).toMatchObject([
      { changes: {} },
      { changes: { group: [null, "member"] } },
    ]);
  });
});
