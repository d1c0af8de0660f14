import * as endpoints from "@linkdesk/contract/endpoints/inboxes.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { createInbox } from "@/lib/inboxes/create-inbox";
import { listInboxes } from "@/lib/inboxes/list-inboxes";

export const GET = route(endpoints.listInboxes, {
  auth: member,
  handle: ({ actor }) => listInboxes(actor),
});

export const POST = route(endpoints.createInbox, {
  auth: member,
  handle: ({ actor, body }) => createInbox(actor, body),
});
