import type { ConversationFilter } from "@linkdesk/contract/conversation-filter.ts";
import { conversationsQuery } from "@linkdesk/contract/conversation-filter.ts";
import { viewFilter } from "@linkdesk/contract/conversation-views.ts";
import type { MentionRef } from "@linkdesk/contract/notes.ts";
import { describe, expect, it } from "vitest";
import { createConversation, createMember, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import type { Actor } from "../access/actor.ts";
import { runActions } from "../actions/run-actions.ts";
import { db } from "../platform/db.ts";
import { createTeam } from "../teams/create-team.ts";
import { countConversations } from "./count-conversations.ts";
import { listConversations } from "./list-conversations.ts";
import { listNotes } from "./list-notes.ts";
import { listParticipants } from "./list-participants.ts";
import { markReadByMember } from "./mark-read.ts";
import { writeNote } from "./write-note.ts";

useDatabase();

const uuid = () => crypto.randomUUID();

const mentioning = (text: string, ...mentions: MentionRef[]) => ({
  ...{ clientId: uuid(), text, mentions },
});
const list = async (actor: Actor, filter: ConversationFilter) =>
  (
    await listConversations(actor, conversationsQuery.parse({ filter: JSON.stringify(filter) }))
  ).items.map(({ id }) => id);
const namesOf = async (actor: Actor, id: string) =>
  (await listParticipants(actor, id)).items.map(({ name }) => name);

describe("mentions", () => {
  it("a mention is kept with the note, has the member follow, and waits until they look", async () => {
    const { me, id } = await createConversation();
    const zoe = await createMember(me, "Zoe");
    const { note } = await writeNote(
      me,
      id,
      mentioning("@Zoe please", { type: "member", id: zoe.memberId }),
    );
    expect(note.mentions).toEqual([{ type: "member", id: zoe.memberId, name: "Zoe" }]);
    expect(await namesOf(me, id)).toEqual(["Zoe"]);
    expect(await list(zoe, viewFilter("mentions"))).toEqual([id]);
    expect(await list(me, viewFilter("mentions"))).toEqual([]);
    expect((await countConversations(zoe)).mentions).toBe(1);
    expect((await countConversations(me)).mentions).toBe(0);
    // Reading as far as before is looking, too.
    await markReadByMember(zoe, id, 0);
    expect((await countConversations(zoe)).mentions).toBe(0);
    expect(await list(zoe, viewFilter("mentions"))).toEqual([id]);
    await writeNote(me, id, mentioning("@Zoe again", { type: "member", id: zoe.memberId }));
    expect((await countConversations(zoe)).mentions).toBe(1);
  });

  it("a mentioned team mentions its members, but not the writer, and the log names them", async () => {
    const { me, id } = await createConversation();
    const [ann, ben] = [await createMember(me, "Ann"), await createMember(me, "Ben")];
    const memberIds = [me.memberId, ann.memberId, ben.memberId];
    const team = await createTeam(me, { name: "Billing", memberIds });
    const { note } = await writeNote(me, id, mentioning("@Billing", { type: "team", id: team.id }));
    expect(note.mentions).toEqual([{ type: "team", id: team.id, name: "Billing" }]);
    expect((await countConversations(ann)).mentions).toBe(1);
    expect((await countConversations(me)).mentions).toBe(0);
    const event = await db().event.findFirstOrThrow({
      where: { conversationId: id, type: "note.created" },
    });
    const { mentionedIds } = event.data as { mentionedIds: string[] };
    expect(mentionedIds.sort()).toEqual([ann.memberId, ben.memberId].sort());
  });

  it("nobody of another workspace can be mentioned, followed with or looked for", async () => {
    const { me, id } = await createConversation();
    const { me: stranger } = await createTenant();
    const refs: MentionRef[] = [
      { type: "member", id: stranger.memberId },
      { type: "team", id: me.memberId },
      { type: "member", id: uuid() },
    ];
    for (const ref of refs) {
      await expect(writeNote(me, id, mentioning("Hi", ref))).rejects.toMatchObject({
        code: "invalid_request",
      });
    }
    expect((await listNotes(me, id, { limit: 10 })).items).toEqual([]);
    const follow = [{ type: "follow" as const, memberId: stranger.memberId }];
    await expect(runActions(me, id, follow)).rejects.toMatchObject({ code: "invalid_request" });
    await expect(listParticipants(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(runActions(stranger, id, follow)).rejects.toMatchObject({ code: "not_found" });
    const filter: ConversationFilter = {
      match: "all",
      conditions: [{ field: "mentioned", operator: "is", value: me.memberId }],
    };
    await writeNote(me, id, mentioning("Me", { type: "member", id: me.memberId }));
    expect(await list(stranger, filter)).toEqual([]);
  });

  it("a note that is sent twice mentions once, and a mention twice in it counts once", async () => {
    const { me, id } = await createConversation();
    const zoe = await createMember(me, "Zoe");
    const ref = { type: "member" as const, id: zoe.memberId };
    const body = mentioning("@Zoe @Zoe", ref, ref);
    const written = await Promise.all(Array.from({ length: 10 }, () => writeNote(me, id, body)));
    expect(written.filter(({ created }) => created)).toHaveLength(1);
    expect(written[0]?.note.mentions).toHaveLength(1);
    expect(await db().mention.count({ where: { conversationId: id } })).toBe(1);
  });
});

describe("participants", () => {
  it("a member follows and unfollows, which can be undone", async () => {
    const { me, id } = await createConversation();
    const follow = { type: "follow" as const, memberId: me.memberId };
    const { undo } = await runActions(me, id, [follow]);
    expect(undo).toEqual([{ type: "unfollow", memberId: me.memberId }]);
    expect(await namesOf(me, id)).toEqual([me.name]);
    expect((await runActions(me, id, [follow])).undo).toEqual([]);
    await runActions(me, id, undo);
    expect(await namesOf(me, id)).toEqual([]);
  });

  it("who is assigned follows, also after somebody else is", async () => {
    const { me, id } = await createConversation();
    const zoe = await createMember(me, "Zoe");
    await runActions(me, id, [{ type: "assign", assigneeId: zoe.memberId }]);
    await runActions(me, id, [{ type: "assign", assigneeId: me.memberId }]);
    expect(await namesOf(me, id)).toEqual(["Zoe", me.name]);
    await db().member.delete({ where: { id: zoe.memberId } });
    expect(await namesOf(me, id)).toEqual([me.name]);
  });
});
