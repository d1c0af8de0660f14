import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { pageOrigin, requestAddress } from "@/lib/http/request-origin";
import { anyone, reply, route } from "@/lib/http/route";
import { assertOriginAllowed } from "@/lib/inboxes/access-rules";
import { launcherConfig, publicInbox } from "@/lib/inboxes/public-inbox";

export const GET = route(endpoints.getLauncherConfig, {
  auth: anyone,
  handle: async ({ request, query }) => {
    const inbox = await publicInbox(query.inbox, requestAddress(request));
    assertOriginAllowed(inbox.security, pageOrigin(request));
    // With access rules the answer depends on the caller, so shared caches must not store it.
    const { trustedDomains, blockedIps } = inbox.security;
    const isForAll = trustedDomains.length === 0 && blockedIps.length === 0;
    const acceptLanguage = request.headers.get("accept-language");
    return reply(launcherConfig(inbox, { pageLanguage: query.language, acceptLanguage }), {
      headers: {
        vary: "Origin, Accept-Language",
        "cache-control": `${isForAll ? "public" : "private"}, max-age=60, stale-while-revalidate=600`,
      },
    });
  },
});
