import * as endpoints from "@linkdesk/contract/endpoints/inboxes.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { createInbox } from "@/lib/inboxes/create-inbox";
import { listInboxes } from "@/lib/inboxes/list-inboxes";

export const GET = route(endpoints.listInboxes, {
  auth: caller,
  handle: ({ actor }) => listInboxes(actor),
});

export const POST = route(endpoints.createInbox, {
  auth: caller,
  handle: ({ actor, body }) => createInbox(actor, body),
});
