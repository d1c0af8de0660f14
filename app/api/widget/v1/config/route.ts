import { z } from "zod";
import { rowId } from "@/lib/contract/text";
import { pageOrigin, requestAddress } from "@/lib/http/request-origin";
import { anyone, json, route } from "@/lib/http/route";
import { admitOrigin } from "@/lib/inboxes/admit";
import { launcherConfig, publicInbox } from "@/lib/inboxes/public-inbox";

/** What the loader needs to draw the launcher, for pages of the inbox's trusted domains. */
export const GET = route({
  auth: anyone,
  isCrossOrigin: true,
  query: z.object({ inbox: rowId }),
  handle: async ({ request, query }) => {
    const inbox = await publicInbox(query.inbox, requestAddress(request));
    admitOrigin(inbox.security, pageOrigin(request));
    // The answer depends on who asks where anybody is kept out; then no cache may share it.
    const { trustedDomains, blockedIps } = inbox.security;
    const isForAll = trustedDomains.length === 0 && blockedIps.length === 0;
    return json(launcherConfig(inbox), 200, {
      vary: "Origin",
      "cache-control": `${isForAll ? "public" : "private"}, max-age=60, stale-while-revalidate=600`,
    });
  },
});
