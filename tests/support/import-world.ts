// What the tests of imports share: records, and an import from its creation to its end.
import type { Actor } from "../../lib/access/actor.ts";
import { createImport } from "../../lib/imports/create-import.ts";
import { listImportProblems } from "../../lib/imports/list-import-problems.ts";
import { getImport } from "../../lib/imports/list-imports.ts";
import { storePart } from "../../lib/imports/put-import-part.ts";
import { continueImport, runImport } from "../../lib/imports/run-import.ts";

/** The counts of a kind of record of which nothing was sent. */
export const EMPTY = { created: 0, updated: 0, unchanged: 0, failed: 0 };

/** Records as a file of our own format has them, with what a test says of each. */
export const contact = (id: string, given: object = {}) => ({
  type: "contact",
  id,
  name: `Person ${id}`,
  createdAt: "2023-01-02T03:04:05Z",
  ...given,
});
export const conversation = (id: string, given: object = {}) => ({
  type: "conversation",
  id,
  contactId: "c1",
  status: "resolved",
  createdAt: "2024-03-01T09:00:00Z",
  ...given,
});
export const message = (id: string, conversationId: string, at: string, given: object = {}) => ({
  type: "message",
  id,
  conversationId,
  author: { type: "contact" },
  text: `message ${id}`,
  createdAt: at,
  ...given,
});

export const lines = (...records: object[]) => records.map((one) => JSON.stringify(one)).join("\n");

/** An import into an inbox, with its parts sent. */
export async function begin(me: Actor, inboxId: string, ...texts: string[]): Promise<string> {
  const body = { source: "linkdesk", name: "Before", account: "", inboxId } as const;
  const { id } = await createImport(me, body);
  for (const [at, text] of texts.entries()) await send(me, id, at + 1, text);
  return id;
}

export const send = (me: Actor, id: string, number: number, text: string) =>
  storePart(me.workspace.id, { id, number, firstLine: 1 }, Buffer.from(text), "linkdesk");

/** Runs an import to its end, or as a trial. */
export async function finish(me: Actor, id: string, dryRun = false) {
  await runImport(me, id, { dryRun });
  await continueImport({ workspaceId: me.workspace.id, importId: id });
  return getImport(me, id);
}

export const problemsOf = async (me: Actor, id: string) =>
  (await listImportProblems(me, id, { limit: 100 })).items;

/** One contact with one conversation: two messages and a note. */
export const SMALL = lines(
  contact("c1", { email: "ada@example.com", externalId: "user-1", attributes: { plan: "pro" } }),
  conversation("v1"),
  // Not in the order of their times.
  message("m2", "v1", "2024-03-01T09:05:00Z", {
    author: { type: "agent", email: "someone@else.example", name: "Former Fay" },
    html: "<p>Hello <b>Ada</b></p><script>x</script>",
    text: undefined,
    files: [{ name: "price.pdf", url: "https://files.example/p.pdf" }],
  }),
  message("m1", "v1", "2024-03-01T09:00:00Z"),
  {
    ...message("n1", "v1", "2024-03-01T09:02:00Z"),
    type: "note",
    author: { type: "agent", name: "Fay" },
  },
);
