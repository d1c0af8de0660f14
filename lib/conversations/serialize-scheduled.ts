import "server-only";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import type { ScheduledMessage } from "@linkdesk/contract/scheduled-messages.ts";
import { type Caller, isKey } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { inBackground } from "../platform/background.ts";
import { publish } from "../platform/realtime.ts";
import { FORMER_AGENT } from "./serialize-conversation.ts";

export const scheduledSelect = {
  id: true,
  conversationId: true,
  clientId: true,
  text: true,
  sendAt: true,
  ifContactWrites: true,
  contactMessages: true,
  heldAt: true,
  createdAt: true,
  member: { select: { id: true, user: { select: { name: true } } } },
  apiKey: { select: { id: true, name: true } },
  conversation: { select: { contactMessages: true } },
} as const;

type ScheduledRow = {
  id: string;
  conversationId: string;
  clientId: string;
  text: string;
  sendAt: Date;
  ifContactWrites: "hold" | "send";
  contactMessages: number;
  heldAt: Date | null;
  createdAt: Date;
  member: { id: string; user: { name: string } } | null;
  apiKey: { id: string; name: string } | null;
  conversation: { contactMessages: number };
};

/** For members and programs. */
export function serializeScheduled(row: ScheduledRow): ScheduledMessage {
  const { id, conversationId, clientId, text, ifContactWrites } = row;
  const name = row.member?.user.name ?? FORMER_AGENT;
  return {
    ...{ id, conversationId, clientId, text, ifContactWrites },
    author: row.apiKey ?? { id: row.member?.id ?? null, name },
    sendAt: row.sendAt.toISOString(),
    state: isHeld(row) ? "held" : "scheduled",
    createdAt: row.createdAt.toISOString(),
  };
}

/** Whether somebody has to decide. The worker asks the same before it sends. */
export function isHeld(row: {
  heldAt: Date | null;
  member: object | null;
  apiKey: object | null;
  ifContactWrites: "hold" | "send";
  contactMessages: number;
  conversation: { contactMessages: number };
}): boolean {
  const hasWritten = row.conversation.contactMessages > row.contactMessages;
  const isOrphan = row.member === null && row.apiKey === null;
  return row.heldAt !== null || isOrphan || (row.ifContactWrites === "hold" && hasWritten);
}

/** Of the conversations that the caller may access, as a part of the `where`. */
export const scheduledScope = (caller: Caller) => ({ conversation: memberScope(caller) });

/** Whose message it becomes. */
export const scheduledBy = (caller: Caller) =>
  isKey(caller) ? { apiKeyId: caller.keyId } : { memberId: caller.memberId };

/** Tells the team, on its own channel and without the words: a hint to fetch. The answer does not wait for it. */
export function announceScheduled(workspaceId: string, conversationId: string): void {
  const channel = workspaceChannel(workspaceId);
  const event = { channel, name: "scheduled.changed", data: { conversationId } } as const;
  inBackground("announceScheduled", publish([event]));
}
