import "server-only";
import type { ImportCounts } from "@linkdesk/contract/imports.ts";
import type { Prisma } from "../platform/db.ts";

/** What every step needs to know of its import. */
export type StepContext = {
  tx: Prisma.TransactionClient;
  importId: string;
  workspaceId: string;
  inbox: { id: string; kind: "webchat" | "email" };
  /** Source and account: external ids are unique in it. */
  origin: string;
  isDryRun: boolean;
};

export type RunProblem = {
  part: number | null;
  line: number | null;
  record: string;
  field: string;
  message: string;
};

/** What a step did, or would do. `lastId` is the last external id that it looked at; null: there are no more. */
export type StepResult = {
  lastId: string | null;
  counts: ImportCounts;
  problems: RunProblem[];
};

/** What makes the id of an imported row: the same row of the same source always has the same id. */
export const seedOf = ({ workspaceId, origin }: StepContext, ...ids: (string | number)[]) =>
  JSON.stringify([workspaceId, origin, ...ids]);
