import { createInboxBody } from "@linkdesk/contract/inboxes.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { createInbox } from "@/lib/inboxes/create-inbox";
import { listInboxes } from "@/lib/inboxes/list-inboxes";

/** The workspace's inboxes. */
export const GET = route({
  auth: member,
  handle: async ({ actor }) => json(await listInboxes(actor)),
});

/** Creates a live-chat inbox. */
export const POST = route({
  auth: member,
  body: createInboxBody,
  handle: async ({ actor, body }) => json(await createInbox(actor, body), 201),
});
