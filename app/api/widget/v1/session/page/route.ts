import { reportPageBody } from "@/lib/contract/widget";
import { noContent, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";
import { seeVisitor } from "@/lib/sessions/see-visitor";

/** The visitor moved to a page, or is still on it. */
export const PUT = route({
  auth: visitor,
  body: reportPageBody,
  limit: limits.page,
  handle: async ({ actor, body }) => {
    await seeVisitor(actor, body);
    return noContent();
  },
});
