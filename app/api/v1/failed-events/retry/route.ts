import { member } from "@/lib/accounts/require-member";
import { retryFailedEvents } from "@/lib/events/retry-failed-events";
import { json, route } from "@/lib/http/route";

/** Processes the failed events once more. */
export const POST = route({
  auth: member,
  handle: async ({ actor }) => json(await retryFailedEvents(actor)),
});
