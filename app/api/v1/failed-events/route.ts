import { member } from "@/lib/accounts/require-member";
import { listFailedEvents } from "@/lib/events/list-failed-events";
import { json, route } from "@/lib/http/route";

/** The events that could not be processed, oldest first. */
export const GET = route({
  auth: member,
  handle: async ({ actor }) => json(await listFailedEvents(actor)),
});
