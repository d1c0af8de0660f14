import * as endpoints from "@linkdesk/contract/endpoints/mail-accounts.ts";
import { member } from "@/lib/accounts/require-member";
import { finishMailSignIn } from "@/lib/email/accounts/sign-in/finish-sign-in";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.finishMailSignIn, {
  auth: member,
  handle: async ({ actor, query }) => {
    const location = await finishMailSignIn(actor, query);
    const headers = { location, "content-type": "text/plain", "cache-control": "no-store" };
    return new Response("", { status: 303, headers });
  },
});
