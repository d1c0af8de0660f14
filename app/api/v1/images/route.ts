import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { openForeignPicture } from "@/lib/files/foreign-picture";
import { picture } from "@/lib/http/picture";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getImage, {
  auth: member,
  limit: ({ memberId }) => [{ name: "member:picture", who: memberId }],
  handle: async ({ query }) => picture(await openForeignPicture(query.url), "same-origin"),
});
