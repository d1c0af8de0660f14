import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { renameMe } from "@/lib/accounts/account-security";
import { currentMember } from "@/lib/accounts/current-member";
import { member, person } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getMe, {
  auth: member,
  handle: ({ actor: { origin: _, ...me } }) => me,
});

export const PATCH = route(endpoints.updateMe, {
  auth: person,
  handle: async ({ actor: { origin: _, ...me }, body: { name } }) => {
    await renameMe(me, name);
    return { ...((await currentMember()) ?? me), name };
  },
});
