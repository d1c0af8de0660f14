import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { retryFailedEvents } from "@/lib/events/retry-failed-events";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.retryFailedEvents, {
  auth: member,
  handle: ({ actor }) => retryFailedEvents(actor),
});
