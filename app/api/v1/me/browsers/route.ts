import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { currentSignInId } from "@/lib/accounts/auth";
import { person } from "@/lib/accounts/require-member";
import { listSignIns, signOutEverywhere } from "@/lib/accounts/sign-ins";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listBrowsers, {
  auth: person,
  handle: async ({ actor }) => ({
    items: await listSignIns(actor.userId, await currentSignInId()),
    nextCursor: null,
  }),
});

export const DELETE = route(endpoints.signOutEverywhere, {
  auth: person,
  handle: ({ actor }) => signOutEverywhere(actor),
});
