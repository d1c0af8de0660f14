import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { listFailedEvents } from "@/lib/events/list-failed-events";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listFailedEvents, {
  auth: member,
  handle: ({ actor }) => listFailedEvents(actor),
});
