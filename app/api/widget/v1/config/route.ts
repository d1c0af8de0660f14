import { z } from "zod";
import { rowId } from "@/lib/contract/text";
import { anyone, json, route } from "@/lib/http/route";
import { launcherConfig, publicInbox } from "@/lib/inboxes/public-inbox";

/** What the loader needs to draw the launcher. Any website may ask; nothing in it is private. */
export const GET = route({
  auth: anyone,
  query: z.object({ inbox: rowId }),
  handle: async ({ query }) =>
    json(launcherConfig(await publicInbox(query.inbox)), 200, {
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=60, stale-while-revalidate=600",
    }),
});
