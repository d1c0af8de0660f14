import type { HeldReason, IgnoredReason } from "@linkdesk/contract/email-states.ts";
import type { Authentication } from "../parse/authenticate-mail.ts";
import type { ParsedMail } from "../parse/parsed-mail.ts";
import type { MailThread } from "./find-thread.ts";

/** What becomes of a mail that came in. */
export type Judgement =
  /** A message of the member, in the thread's conversation. */
  | { becomes: "member_message" }
  /** A message of the contact's side in the thread's conversation. */
  | { becomes: "contact_message"; isFromContact: boolean }
  /** A conversation of its own. */
  | { becomes: "conversation" }
  /** A note by the member who accepts it. */
  | { becomes: "note" }
  | { becomes: "held"; reason: HeldReason }
  | { becomes: "ignored"; reason: IgnoredReason };

type Facts = {
  mail: Pick<ParsedMail, "kind" | "from">;
  thread: MailThread | null;
  authentication: Authentication;
  inboxKind: "webchat" | "email";
  /** It was sent from an address of the inbox itself. */
  isOwn: boolean;
  /** Somebody has read the held mail and accepts it. */
  isAccepted: boolean;
};

/**
 * Decides what a mail becomes. Nobody is believed to be somebody else: a member's message needs the signed
 * address together with the member's own address, or a proved sender. Pure.
 */
export function judgeMail(facts: Facts): Judgement {
  const { mail, thread, authentication, inboxKind, isOwn, isAccepted } = facts;
  if (mail.kind === "bounce") return { becomes: "ignored", reason: "bounce" };
  if (isOwn) return { becomes: "ignored", reason: "own" };
  if (thread?.contact.isBlocked || thread?.contact.isGoing) {
    return { becomes: "ignored", reason: "blocked" };
  }
  if (!isAccepted) {
    if (mail.kind === "auto" && thread) return { becomes: "ignored", reason: "automatic_reply" };
    // What comes through a mailing list was written by somebody: a group address that forwards is one.
    if (mail.kind === "auto") return { becomes: "held", reason: "automatic" };
    if (authentication.result === "fail" || !mail.from)
      return { becomes: "held", reason: "forged" };
  }
  if (!thread || !isAnswer(thread, mail.from?.address ?? "")) {
    if (inboxKind === "email") return { becomes: "conversation" };
    return isAccepted && thread
      ? { becomes: "contact_message", isFromContact: false }
      : { becomes: "held", reason: "no_conversation" };
  }
  if (thread.member || thread.isToFormerMember) return judgeMemberMail(facts, thread);
  const isFromContact = thread.addresses.includes(mail.from?.address ?? "");
  return { becomes: "contact_message", isFromContact };
}

/** Headers alone are an answer only if the sender fits: anybody may have seen them. */
function isAnswer(thread: MailThread, from: string): boolean {
  const { isByToken, addresses, writer, member } = thread;
  return isByToken || addresses.includes(from) || writer === from || member?.email === from;
}

function judgeMemberMail(
  { mail, authentication, isAccepted }: Facts,
  { member, isByToken }: MailThread,
): Judgement {
  const isTheirs = member !== null && mail.from?.address === member.email;
  const isProved = isByToken || authentication.result === "pass";
  if (isTheirs && isProved && authentication.result !== "fail")
    return { becomes: "member_message" };
  if (isAccepted) return { becomes: "note" };
  return { becomes: "held", reason: isTheirs ? "unproved_member" : "other_than_member" };
}
