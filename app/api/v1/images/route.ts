import { httpUrl } from "@linkdesk/contract/text.ts";
import { z } from "zod";
import { member } from "@/lib/accounts/require-member";
import { openForeignPicture } from "@/lib/files/foreign-picture";
import { picture } from "@/lib/http/picture";
import { route } from "@/lib/http/route";

/** A picture that lies elsewhere, so that a member's browser asks nobody but us. */
export const GET = route({
  auth: member,
  query: z.strictObject({ url: httpUrl }),
  limit: ({ memberId }) => [{ name: "member:picture", who: memberId }],
  handle: async ({ query }) => picture(await openForeignPicture(query.url), "same-origin"),
});
