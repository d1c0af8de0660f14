import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { invalidField } from "../platform/app-error.ts";
import { type ConversationSet, type Inverses, onlyOne } from "./conversation-set.ts";
import { inversesOf, setStatesAsTeam, statusAction } from "./conversation-state.ts";

const MAX_SNOOZE_MS = 2 * 366 * 24 * 60 * 60 * 1_000;

/**
 * Takes a conversation out of the open ones until a time, or until the contact writes (null). Returns the inverse,
 * or null if it is snoozed like that already. Errors: forbidden; not_found; invalid_request for a time that is past
 * or too far ahead.
 */
export async function snoozeConversation(
  caller: Caller,
  id: string,
  until: string | null,
): Promise<ConversationAction | null> {
  return onlyOne(id, await snoozeConversations(caller, { ids: [id] }, until));
}

/** The same for a set of conversations. Errors: forbidden; invalid_request. */
export async function snoozeConversations(
  caller: Caller,
  set: ConversationSet,
  until: string | null,
): Promise<Inverses> {
  const snoozedUntil = until === null ? null : new Date(until);
  if (snoozedUntil) requireSoon(snoozedUntil);
  const states = await setStatesAsTeam(caller, set, { status: "snoozed", snoozedUntil });
  return inversesOf(states, (before) => {
    const isSame =
      before.status === "snoozed" && before.snoozedUntil?.getTime() === snoozedUntil?.getTime();
    return isSame ? null : statusAction(before);
  });
}

function requireSoon(until: Date): void {
  const distance = until.getTime() - Date.now();
  if (distance <= 0) throw invalidField("until", "must be in the future");
  if (distance > MAX_SNOOZE_MS) throw invalidField("until", "must be at most two years ahead");
}
