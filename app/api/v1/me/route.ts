import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { updateMe } from "@/lib/accounts/account-security";
import { currentMember } from "@/lib/accounts/current-member";
import { member, person } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getMe, {
  auth: member,
  handle: ({ actor: { origin: _, ...me } }) => me,
});

export const PATCH = route(endpoints.updateMe, {
  auth: person,
  handle: async ({ actor: { origin: _, ...me }, body }) => {
    await updateMe(me, body);
    return { ...((await currentMember()) ?? me), ...body };
  },
});
