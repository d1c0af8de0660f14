import "server-only";
import type {
  BulkActionsBody,
  BulkChange,
  RanBulkActions,
} from "@linkdesk/contract/bulk-actions.ts";
import type { ActionType, ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Condition } from "@linkdesk/contract/conversation-filter.ts";
import { BULK_SIZE } from "@linkdesk/contract/limits.ts";
import type { Caller, RecordedCaller } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { addTags } from "../conversations/add-tag.ts";
import { assignConversations } from "../conversations/assign-conversation.ts";
import { assignTeams } from "../conversations/assign-team.ts";
import type { ConversationSet, Inverses } from "../conversations/conversation-set.ts";
import { filterSql, matchingSql } from "../conversations/filter-sql.ts";
import { removeTags } from "../conversations/remove-tag.ts";
import { reopenConversations } from "../conversations/reopen-conversation.ts";
import { resolveConversations } from "../conversations/resolve-conversation.ts";
import { setAttributes } from "../conversations/set-attribute.ts";
import { setPriorities } from "../conversations/set-priority.ts";
import { snoozeConversations } from "../conversations/snooze-conversation.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { log } from "../platform/log.ts";
import { runAction } from "./run-actions.ts";

type Skipped = RanBulkActions["skipped"];
type Result = Omit<RanBulkActions, "nextCursor">;
/** `full`: conversations that have no room for the tag or the attribute. `stale`: those that are not as expected. */
type SetResult = { inverses: Inverses; full?: string[]; stale?: string[] };
type OnSet<A extends ConversationAction> = (
  caller: RecordedCaller,
  set: ConversationSet,
  action: A,
) => Promise<SetResult>;

const only = async (inverses: Promise<Inverses>): Promise<SetResult> => ({
  inverses: await inverses,
});

/** The actions that one statement runs on a whole set. The others run on one conversation after the other. */
const ON_SETS: { [T in ActionType]?: OnSet<Extract<ConversationAction, { type: T }>> } = {
  assign: (caller, set, { assigneeId }) => only(assignConversations(caller, set, assigneeId)),
  assign_team: (caller, set, { teamId }) => only(assignTeams(caller, set, teamId)),
  add_tag: (caller, set, { tagId }) => addTags(caller, set, tagId),
  remove_tag: (caller, set, { tagId }) => only(removeTags(caller, set, tagId)),
  set_priority: (caller, set, { priority }) => only(setPriorities(caller, set, priority)),
  set_attribute: setAttributes,
  snooze: (caller, set, { until }) => only(snoozeConversations(caller, set, until)),
  resolve: (caller, set) => only(resolveConversations(caller, set)),
  reopen: (caller, set) => only(reopenConversations(caller, set)),
};

/**
 * Runs actions on conversations by id, or on the next {@link BULK_SIZE} that match a filter, newest first. Statements are
 * short, so that a change of many conversations holds nobody up; who runs it asks again with the cursor. A conversation
 * that gets a message in the meantime moves up in this order and may be left out.
 *
 * What it returns as `undo` names the state that it left behind, so that it takes back only what is still so. If an
 * action is refused, what the request had changed before is taken back. Errors: forbidden, and those of the actions.
 */
export async function runBulkActions(
  caller: RecordedCaller,
  { changes, filter, actions, cursor }: BulkActionsBody,
): Promise<RanBulkActions> {
  if (changes) return { ...(await runChanges(caller, changes)), nextCursor: null };
  if (!filter || !actions) throw new AppError("invalid_request");
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const found = await db().$queryRaw<{ id: string; at: Date }[]>(
    matchingSql(filter, caller, { limit: BULK_SIZE + 1, after }),
  );
  const page = found.slice(0, BULK_SIZE);
  const last = found.length > BULK_SIZE ? page.at(-1) : undefined;
  const ids = page.map(({ id }) => id);
  const result = await runChanges(caller, ids.length > 0 ? [{ ids, filter, actions }] : []);
  return {
    ...result,
    nextCursor: last ? encodeCursor(last) : null,
  };
}

async function runChanges(caller: RecordedCaller, changes: readonly BulkChange[]): Promise<Result> {
  const total: Result = { changed: 0, unchanged: 0, skipped: [], undo: [] };
  try {
    for (const change of changes) {
      const { changed, unchanged, skipped, undo } = await runChange(caller, change);
      total.changed += changed;
      total.unchanged += unchanged;
      total.skipped.push(...skipped);
      // Of two changes of one conversation, the second is taken back first.
      total.undo.unshift(...undo);
    }
  } catch (error) {
    await takeBack(caller, total.undo);
    throw error;
  }
  return total;
}

async function runChange(
  caller: RecordedCaller,
  { ids, filter, actions }: BulkChange,
): Promise<Result> {
  const done = new Done();
  const unique = [...new Set(ids)];
  let set: ConversationSet = { ids: unique };
  if (filter) set = { ids: unique, condition: filterSql(filter, caller) };
  const skipped: Skipped = [];
  let found: Set<string> | undefined;
  try {
    for (const action of actions) {
      const { inverses, full = [], stale = [] } = await runOnSet(caller, set, action, done);
      const reason = action.type === "add_tag" ? "too_many_tags" : "too_many_attributes";
      for (const conversationId of full) skipped.push({ conversationId, reason });
      for (const conversationId of stale) skipped.push({ conversationId, reason: "changed" });
      // The filter says which conversations, and the actions after the first may be what makes them match no more.
      found ??= new Set(inverses.keys());
      set = { ids: [...found] };
      if (found.size === 0) break;
    }
  } catch (error) {
    await takeBack(caller, done.undo());
    throw error;
  }
  const missing = unique.filter((id) => !found?.has(id));
  skipped.push(...(await whyMissing(caller, missing)));
  const { size: changed } = done;
  const leftAlone = new Set(skipped.map(({ conversationId }) => conversationId));
  const unchanged = [...(found ?? [])].filter((id) => !done.has(id) && !leftAlone.has(id)).length;
  return { changed, unchanged, skipped, undo: done.undo() };
}

async function runOnSet<A extends ConversationAction>(
  caller: RecordedCaller,
  set: ConversationSet,
  action: A,
  done: Done,
): Promise<SetResult> {
  const onSet = ON_SETS[action.type] as unknown as OnSet<A> | undefined;
  if (onSet) {
    const result = await onSet(caller, set, action);
    for (const [id, inverse] of result.inverses) done.add(id, action, inverse);
    return result;
  }
  const inverses: Inverses = new Map();
  for (const id of await findIds(caller, set)) {
    const inverse = await runAction(caller, id, action).catch((error: unknown) => {
      // Deleted in between.
      if (error instanceof AppError && error.code === "not_found") return undefined;
      throw error;
    });
    if (inverse === undefined) continue;
    inverses.set(id, inverse);
    done.add(id, action, inverse);
  }
  return { inverses };
}

/** What has changed so far: of each conversation, the actions that had an effect and their inverses. */
class Done {
  readonly #changes = new Map<string, { done: ConversationAction[]; undo: ConversationAction[] }>();

  get size(): number {
    return this.#changes.size;
  }

  has(id: string): boolean {
    return this.#changes.has(id);
  }

  add(id: string, action: ConversationAction, inverse: ConversationAction | null): void {
    if (!inverse) return;
    const change = this.#changes.get(id) ?? { done: [], undo: [] };
    change.done.push(action);
    change.undo.unshift(inverse);
    this.#changes.set(id, change);
  }

  /** The changes that take it back; conversations with the same inverse are in one. */
  undo(): RanBulkActions["undo"] {
    const groups = new Map<string, RanBulkActions["undo"][number]>();
    for (const [id, { done, undo }] of this.#changes) {
      const conditions = done.flatMap((action) => stateAfter(action) ?? []);
      const group = { ids: [], filter: { match: "all" as const, conditions }, actions: undo };
      const key = JSON.stringify(group);
      const known = groups.get(key) ?? group;
      groups.set(key, { ...known, ids: [...known.ids, id] });
    }
    return [...groups.values()];
  }
}

/** What is still so unless somebody has changed it since. Null: taking it back at any time does no harm. */
function stateAfter(action: ConversationAction): Condition | null {
  const operator = "is" as const;
  switch (action.type) {
    case "assign":
      return { field: "assignee", operator, value: action.assigneeId ?? "nobody" };
    case "assign_team":
      return { field: "team", operator, value: action.teamId ?? "nobody" };
    case "set_priority":
      return { field: "priority", operator, value: action.priority ?? "none" };
    case "add_tag":
      return { field: "tag", operator, value: action.tagId };
    case "remove_tag":
      return { field: "tag", operator: "is_not", value: action.tagId };
    case "snooze":
      return { field: "status", operator, value: "snoozed" };
    case "resolve":
      return { field: "status", operator, value: "resolved" };
    case "reopen":
      return { field: "status", operator, value: "open" };
    case "block":
    case "unblock":
      return { field: "blocked", operator, value: action.type === "block" };
    default:
      return null;
  }
}

/** The error that has come up is the one to report, and not one that follows from it. */
async function takeBack(caller: RecordedCaller, undo: RanBulkActions["undo"]): Promise<void> {
  for (const change of undo) {
    await runChange(caller, change).catch((error: unknown) =>
      log.error("bulk_actions.not_taken_back", { error, count: change.ids.length }),
    );
  }
}

async function findIds(caller: Caller, { ids, condition }: ConversationSet): Promise<string[]> {
  if (!condition) return [...ids];
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT c.id FROM conversations AS c
    WHERE c.id = ANY(${[...ids]}::uuid[]) AND c.workspace_id = ${caller.workspace.id}::uuid
      AND ${condition} ORDER BY c.id`;
  return rows.map(({ id }) => id);
}

async function whyMissing(caller: Caller, ids: string[]): Promise<Skipped> {
  if (ids.length === 0) return [];
  const where = { id: { in: ids }, ...memberScope(caller) };
  const rows = await db().conversation.findMany({ where, select: { id: true } });
  const existing = new Set(rows.map(({ id }) => id));
  return ids.map((conversationId) => ({
    conversationId,
    reason: existing.has(conversationId) ? "changed" : "not_found",
  }));
}
