import { anyone, noContent, route } from "@/lib/http/route";

/** Whether the process answers at all; asks no other part. For supervisors and load balancers. */
export const GET = route({ auth: anyone, handle: noContent });
