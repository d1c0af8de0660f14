import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { foreignOrigin, requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";
import { clientConfig } from "@/lib/inboxes/client-config";

export const GET = route(endpoints.getClientConfig, {
  auth: anyone,
  handle: ({ request, query }) =>
    clientConfig(query.inbox, { address: requestAddress(request), origin: foreignOrigin(request) }),
});
