import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { notFound } from "../platform/app-error.ts";
import { Prisma } from "../platform/db.ts";

/** Conversations that a statement changes. */
export type ConversationSet = {
  ids: readonly string[];
  /**
   * On a row `c` of `conversations`: one that does not fulfil it is left alone. It is checked under the lock of the row,
   * so that a change by somebody else comes before it or after it.
   */
  condition?: Prisma.Sql;
};

/** The inverse for each conversation that was found; null where nothing has changed. */
export type Inverses = Map<string, ConversationAction | null>;

/** The condition as a further part of a `where`. */
export const andCondition = ({ condition }: ConversationSet): Prisma.Sql =>
  condition ? Prisma.sql`AND ${condition}` : Prisma.empty;

/** What a set of one conversation has come to. Errors: not_found. */
export function onlyOne<T>(id: string, results: ReadonlyMap<string, T>): T {
  const result = results.get(id);
  if (result === undefined) throw notFound("conversation");
  return result;
}
