import type { BulkActionsBody, RanBulkActions } from "@linkdesk/contract/bulk-actions.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { ConversationFilter } from "@linkdesk/contract/conversation-filter.ts";
import { BULK_SIZE } from "@linkdesk/contract/limits.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { t } from "@/lib/texts/bulk";
import { api, errorText } from "../api.ts";
import { keys } from "../query-keys.ts";
import { showToast } from "../toasts.ts";

/** Conversations by id, or all that match a filter. */
export type BulkTarget = { ids: readonly string[] } | { filter: ConversationFilter };

/** How many conversations have been gone through. */
export type Progress = { done: number };

type Undo = RanBulkActions["undo"];
type Total = { changed: number; skipped: number; undo: Undo[] };

/** Long enough to see that it was the wrong list. */
const SHOWN_MS = 15_000;

/**
 * Runs actions on many conversations, request by request, so that it can be stopped between two. A message says how
 * many have changed and offers to take all of it back. `progress` is null while nothing runs.
 */
export function useBulkActions() {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const isStopped = useRef(false);

  async function runAll(bodies: Iterable<BulkActionsBody>): Promise<Total> {
    const total: Total = { changed: 0, skipped: 0, undo: [] };
    let done = 0;
    try {
      for (let body of bodies) {
        for (;;) {
          if (isStopped.current) return total;
          const ran = await api.post("/conversations/actions", body);
          total.changed += ran.changed;
          total.skipped += ran.skipped.length;
          if (ran.undo.length > 0) total.undo.unshift(ran.undo);
          done += ran.changed + ran.unchanged + ran.skipped.length;
          setProgress({ done });
          if (ran.nextCursor === null) break;
          body = { ...body, cursor: ran.nextCursor };
        }
      }
    } catch (error) {
      // What was changed before can still be taken back.
      showToast({ tone: "danger", text: errorText(error), ...undoAction(total.undo) });
      throw error;
    } finally {
      setProgress(null);
      void client.invalidateQueries({ queryKey: keys.lists });
      void client.invalidateQueries({ queryKey: keys.counts });
      void client.invalidateQueries({ queryKey: keys.details });
      void client.invalidateQueries({ queryKey: keys.anyActivities });
    }
    return total;
  }

  function undoAction(undo: Undo[]) {
    if (undo.length === 0) return {};
    return { action: { label: t("undo"), run: () => void takeBack(undo) }, shownMs: SHOWN_MS };
  }

  async function takeBack(undo: Undo[]): Promise<void> {
    isStopped.current = false;
    const total = await runAll(undo.map((changes) => ({ changes }))).catch(() => null);
    if (total) showToast({ text: t("undone", total) });
  }

  /** Returns whether it has come to its end without an error. */
  async function run(target: BulkTarget, actions: ConversationAction[]): Promise<boolean> {
    isStopped.current = false;
    setProgress({ done: 0 });
    const total = await runAll(bodiesOf(target, actions)).catch(() => null);
    if (!total) return false;
    showToast({ text: t("done", total), ...undoAction(total.undo) });
    return true;
  }

  const stop = () => {
    isStopped.current = true;
  };
  return { progress, run, stop };
}

function bodiesOf(target: BulkTarget, actions: ConversationAction[]): BulkActionsBody[] {
  if ("filter" in target) return [{ filter: target.filter, actions }];
  const bodies: BulkActionsBody[] = [];
  for (let i = 0; i < target.ids.length; i += BULK_SIZE) {
    bodies.push({ changes: [{ ids: target.ids.slice(i, i + BULK_SIZE), actions }] });
  }
  return bodies;
}
