import * as endpoints from "@linkdesk/contract/endpoints/service.ts";
import { checkHealth } from "@/lib/health/check-health";
import { anyone, reply, route } from "@/lib/http/route";

export const dynamic = "force-dynamic";

export const GET = route(endpoints.getHealth, {
  auth: anyone,
  handle: async () => {
    const health = await checkHealth();
    return reply(health, { status: health.status === "down" ? 503 : 200 });
  },
});
