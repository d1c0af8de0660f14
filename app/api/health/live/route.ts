import * as endpoints from "@linkdesk/contract/endpoints/service.ts";
import { anyone, route } from "@/lib/http/route";

export const GET = route(endpoints.getLiveness, {
  auth: anyone,
  handle: () => {},
});
