import { rowId } from "@linkdesk/contract/text.ts";
import { z } from "zod";
import { pageOrigin, requestAddress } from "@/lib/http/request-origin";
import { anyone, json, route } from "@/lib/http/route";
import { assertOriginAllowed } from "@/lib/inboxes/access-rules";
import { launcherConfig, publicInbox } from "@/lib/inboxes/public-inbox";

/** Of a language tag, BCP 47. */
const MAX_TAG_CHARS = 35;

/** Returns what the loader needs to draw the launcher, for pages of the inbox's trusted domains. */
export const GET = route({
  auth: anyone,
  query: z.object({
    inbox: rowId,
    /** The page's option. An invalid value is ignored, so that the launcher is drawn anyway. */
    language: z.string().max(MAX_TAG_CHARS).optional().catch(undefined),
  }),
  handle: async ({ request, query }) => {
    const inbox = await publicInbox(query.inbox, requestAddress(request));
    assertOriginAllowed(inbox.security, pageOrigin(request));
    // With access rules the answer depends on the caller, so shared caches must not store it.
    const { trustedDomains, blockedIps } = inbox.security;
    const isForAll = trustedDomains.length === 0 && blockedIps.length === 0;
    const acceptLanguage = request.headers.get("accept-language");
    return json(launcherConfig(inbox, { pageLanguage: query.language, acceptLanguage }), 200, {
      vary: "Origin, Accept-Language",
      "cache-control": `${isForAll ? "public" : "private"}, max-age=60, stale-while-revalidate=600`,
    });
  },
});
