import type { Caller } from "./http-client.ts";

const AT = "2024-03-01T09:00:00Z";
const LINES = [
  { type: "contact", id: 1, name: "Ada Lovelace", createdAt: AT },
  {
    ...{ type: "conversation", id: 1, contactId: 1, status: "resolved", createdAt: AT },
    messages: [{ id: 1, author: { type: "contact" }, text: "Hello", createdAt: AT }],
  },
  { type: "contact", id: 2, email: "nobody" },
];

/** Sends an import with a line that is wrong, and starts its dry run. Returns the path of its page. */
export async function createCheckedImport(call: Caller, inboxId: string): Promise<string> {
  const body = { source: "linkdesk", inboxId, name: "Before" };
  const { id } = (await call<{ id: string }>("POST", "/api/v1/imports", body)).body;
  await call("PUT", `/api/v1/imports/${id}/parts/1`, LINES);
  await call("POST", `/api/v1/imports/${id}/run`, { dryRun: true });
  return `/settings/imports/${id}`;
}
