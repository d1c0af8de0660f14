import { checkHealth } from "@/lib/health/check-health";
import { anyone, json, route } from "@/lib/http/route";

export const dynamic = "force-dynamic";

/** 200 while the service can be used, 503 when it cannot; for load balancers and people. */
export const GET = route({
  auth: anyone,
  handle: async () => {
    const health = await checkHealth();
    return json(health, health.status === "down" ? 503 : 200);
  },
});
