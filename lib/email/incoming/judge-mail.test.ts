import { describe, expect, test } from "vitest";
import type { MailThread } from "./find-thread.ts";
import { type Judgement, judgeMail } from "./judge-mail.ts";

const CONTACT = "kari@example.com";
const MEMBER = "maya@acme.example";
const STRANGER = "eve@example.org";

const toContact: MailThread = {
  conversationId: "c",
  contact: { id: "k", name: "Kari", isBlocked: false, isGoing: false },
  member: null,
  isToFormerMember: false,
  addresses: [CONTACT],
  writer: null,
  isByToken: true,
};
const toMember: MailThread = {
  ...toContact,
  member: { id: "m", name: "Maya", email: MEMBER },
};
const byHeaders = (thread: MailThread): MailThread => ({ ...thread, isByToken: false });
const blocked: MailThread = {
  ...toContact,
  contact: { ...toContact.contact, isBlocked: true },
};
const left: MailThread = { ...toContact, isToFormerMember: true };

type Facts = Parameters<typeof judgeMail>[0];
type Given = {
  from?: string | null;
  kind?: Facts["mail"]["kind"];
  thread?: MailThread | null;
  proof?: "pass" | "none" | "fail";
  inbox?: "webchat" | "email";
  isOwn?: boolean;
  isAccepted?: boolean;
};

function judge(given: Given): Judgement {
  const { from = CONTACT, kind = "personal", thread = null, proof = "none" } = given;
  const { inbox = "email", isOwn = false, isAccepted = false } = given;
  return judgeMail({
    mail: { kind, from: from === null ? null : { name: "", address: from } },
    thread,
    authentication: { result: proof, domain: null, detail: "" },
    inboxKind: inbox,
    isOwn,
    isAccepted,
  });
}

const held = (reason: string) => ({ becomes: "held", reason });
const ignored = (reason: string) => ({ becomes: "ignored", reason });
const message = (isFromContact = true) => ({ becomes: "contact_message", isFromContact });

describe("what a mail becomes", () => {
  test.each<[string, Given, object]>([
    ["an answer of the contact is their message", { thread: toContact }, message()],
    ["an answer from elsewhere is marked", { from: STRANGER, thread: toContact }, message(false)],
    ["headers suffice for the contact", { thread: byHeaders(toContact) }, message()],
    [
      "headers do not suffice for a stranger, who starts a conversation",
      { from: STRANGER, thread: byHeaders(toContact) },
      { becomes: "conversation" },
    ],
    [
      "a stranger with headers alone gets into no live chat",
      { from: STRANGER, thread: byHeaders(toContact), inbox: "webchat" },
      held("no_conversation"),
    ],
    [
      "a stranger who answers their own mail in the conversation is marked again",
      { from: STRANGER, thread: { ...byHeaders(toContact), writer: STRANGER } },
      message(false),
    ],
    ["a forged answer is held", { thread: toContact, proof: "fail" }, held("forged")],
    ["a mail from nobody is held", { from: null }, held("forged")],
    ["a new mail starts a conversation", {}, { becomes: "conversation" }],
    ["a forged new mail is held", { proof: "fail" }, held("forged")],
    ["a new mail to a live chat is held", { inbox: "webchat" }, held("no_conversation")],
    ["a newsletter is held", { kind: "auto" }, held("automatic")],
    ["a group address is a person", { kind: "list" }, { becomes: "conversation" }],
    [
      "a notice of absence changes nothing",
      { kind: "auto", thread: toContact },
      ignored("automatic_reply"),
    ],
    ["a bounce becomes no message", { kind: "bounce", thread: toContact }, ignored("bounce")],
    ["a mail of our own changes nothing", { isOwn: true }, ignored("own")],
    ["a blocked contact says nothing", { thread: blocked }, ignored("blocked")],
  ])("a mail is judged: %s", (_name, given, expected) => {
    expect(judge(given)).toEqual(expected);
  });
});

describe("what a mail from a member becomes", () => {
  test.each<[string, Given, object]>([
    [
      "the signed address and their own address make it theirs",
      { from: MEMBER, thread: toMember },
      { becomes: "member_message" },
    ],
    [
      "headers and a proved sender make it theirs",
      { from: MEMBER, thread: byHeaders(toMember), proof: "pass" },
      { becomes: "member_message" },
    ],
    [
      "headers alone do not make it theirs",
      { from: MEMBER, thread: byHeaders(toMember) },
      held("unproved_member"),
    ],
    [
      "a forged sender does not make it theirs",
      { from: MEMBER, thread: toMember, proof: "fail" },
      held("forged"),
    ],
    [
      "somebody else never speaks for them",
      { from: STRANGER, thread: toMember, proof: "pass" },
      held("other_than_member"),
    ],
    [
      "the contact does not speak for them either",
      { from: CONTACT, thread: toMember, proof: "pass" },
      held("other_than_member"),
    ],
    [
      "who has left the team does not speak for it",
      { from: MEMBER, thread: left },
      held("other_than_member"),
    ],
  ])("a mail of a member is judged: %s", (_name, given, expected) => {
    expect(judge(given)).toEqual(expected);
  });
});

describe("what a held mail becomes when a member accepts it", () => {
  test.each<[string, Given, object]>([
    ["a forged answer is a message", { thread: toContact, proof: "fail" }, message()],
    ["a newsletter is a conversation", { kind: "auto" }, { becomes: "conversation" }],
    [
      "what would speak for a member is a note",
      { from: STRANGER, thread: toMember },
      { becomes: "note" },
    ],
    [
      "a forged mail of a member is a note",
      { from: MEMBER, thread: toMember, proof: "fail" },
      { becomes: "note" },
    ],
    [
      "without any conversation, a live chat cannot take it",
      { inbox: "webchat" },
      held("no_conversation"),
    ],
  ])("an accepted mail is judged: %s", (_name, given, expected) => {
    expect(judge({ ...given, isAccepted: true })).toEqual(expected);
  });
});
