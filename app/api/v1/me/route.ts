import { patchMeBody } from "@linkdesk/contract/accounts.ts";
import { renameMe } from "@/lib/accounts/account-security";
import { currentMember } from "@/lib/accounts/current-member";
import { member, person } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";

/** The signed-in member. */
export const GET = route({
  auth: member,
  handle: ({ actor: { origin: _, ...me } }) => json(me),
});

/** Changes one's name. */
export const PATCH = route({
  auth: person,
  body: patchMeBody,
  handle: async ({ actor: { origin: _, ...me }, body: { name } }) => {
    await renameMe(me, name);
    return json({ ...((await currentMember()) ?? me), name });
  },
});
