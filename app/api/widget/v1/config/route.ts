import { z } from "zod";
import { rowId } from "@/lib/contract/text";
import { anyone, json, route } from "@/lib/http/route";
import { launcherConfig, publicInbox } from "@/lib/inboxes/public-inbox";

/** Of a language tag, BCP 47. */
const MAX_TAG_CHARS = 35;

/** What the loader needs to draw the launcher. Any website may ask; nothing in it is private. */
export const GET = route({
  auth: anyone,
  query: z.object({
    inbox: rowId,
    /** The page's option. Whatever a page calls a language, its launcher must be drawn. */
    language: z.string().max(MAX_TAG_CHARS).optional().catch(undefined),
  }),
  handle: async ({ query, request }) => {
    const inbox = await publicInbox(query.inbox);
    const acceptLanguage = request.headers.get("accept-language");
    return json(launcherConfig(inbox, { pageLanguage: query.language, acceptLanguage }), 200, {
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=60, stale-while-revalidate=600",
      vary: "accept-language",
    });
  },
});
