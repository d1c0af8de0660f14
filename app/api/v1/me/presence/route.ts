import { member } from "@/lib/accounts/require-member";
import { noContent, route } from "@/lib/http/route";
import { beatPresence } from "@/lib/workspaces/team-presence";

/** Somebody is at the dashboard: repeated every minute while it is open. */
export const PUT = route({
  auth: member,
  handle: async ({ actor }) => {
    await beatPresence(actor);
    return noContent();
  },
});
