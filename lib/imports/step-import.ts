import "server-only";
import { MAX_KEPT_PROBLEMS } from "@linkdesk/contract/import-limits.ts";
import { linkdesk, recordAudit } from "../audit/record-audit.ts";
import { db, LONG_TRANSACTION, type Prisma } from "../platform/db.ts";
import { importTarget } from "./find-import.ts";
import { importContacts } from "./import-contacts.ts";
import { importConversations, importLooseMessages } from "./import-conversations.ts";
import { addCounts, readCounts } from "./import-counts.ts";
import type { RunProblem, StepContext, StepResult } from "./import-step.ts";

/** The kinds in their order: conversations need their contacts. */
const STEPS = {
  contact: { run: importContacts, next: "conversation" },
  conversation: { run: importConversations, next: "message" },
  message: { run: importLooseMessages, next: null },
} as const satisfies Record<
  "contact" | "conversation" | "message",
  { run: (step: StepContext, after: string) => Promise<StepResult>; next: string | null }
>;

/**
 * Does the next part of an import, in one transaction with how far it is then. Killed in the middle, it leaves nothing
 * behind and is done again; two at once take turns. Returns whether there is more to do.
 */
export async function stepImport(workspaceId: string, importId: string): Promise<boolean> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM imports WHERE id = ${importId}::uuid AND workspace_id = ${workspaceId}::uuid
      FOR UPDATE`;
    const row = await tx.import.findFirst({
      where: { id: importId, workspaceId },
      include: { inbox: { select: { id: true, kind: true } } },
    });
    if (!row || (row.state !== "checking" && row.state !== "importing")) return false;
    const isDryRun = row.state === "checking";
    const kind = row.cursorKind ?? "contact";
    const step = {
      tx,
      importId,
      workspaceId,
      inbox: row.inbox,
      origin: row.account ? `${row.source}:${row.account}` : row.source,
      isDryRun,
    };
    const { run, next } = STEPS[kind];
    const { lastId, counts, problems } = await run(step, row.cursorId ?? "");
    await keepProblems(tx, importId, problems);
    const sum = addCounts(readCounts(row.counts), counts);
    const isOver = lastId === null && next === null;
    const place =
      lastId === null
        ? { cursorKind: next, cursorId: null }
        : { cursorKind: kind, cursorId: lastId };
    const now = new Date();
    const end = isDryRun
      ? { state: "waiting" as const, checkedAt: now }
      : { state: "done" as const, finishedAt: now };
    await tx.import.update({
      where: { id: importId, workspaceId },
      data: { counts: sum, ...place, ...(isOver ? end : {}) },
      select: { id: true },
    });
    if (isOver && !isDryRun) {
      await recordAudit(tx, linkdesk(workspaceId), {
        action: "import.finished",
        target: importTarget(row),
        changes: {
          contacts: [null, sum.contacts.created],
          conversations: [null, sum.conversations.created],
          messages: [null, sum.messages.created],
        },
      });
    }
    return !isOver;
  }, LONG_TRANSACTION);
}

async function keepProblems(
  tx: Prisma.TransactionClient,
  importId: string,
  problems: RunProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const kept = await tx.importProblem.count({ where: { importId, isOfRun: true } });
  const data = problems.slice(0, Math.max(0, MAX_KEPT_PROBLEMS - kept));
  await tx.importProblem.createMany({
    data: data.map((problem) => ({ importId, isOfRun: true, ...problem })),
  });
}
