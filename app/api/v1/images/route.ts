import { z } from "zod";
import { member } from "@/lib/accounts/require-member";
import { httpUrl } from "@/lib/contract/text";
import { openForeignPicture } from "@/lib/files/foreign-picture";
import { route } from "@/lib/http/route";

const DAY_S = 24 * 60 * 60;

/** A picture that lies elsewhere, so that a member's browser asks nobody but us. A drawing cannot run. */
export const GET = route({
  auth: member,
  query: z.strictObject({ url: httpUrl }),
  limit: ({ memberId }) => [{ name: "member:picture", who: memberId }],
  handle: async ({ query }) => {
    const { bytes, contentType } = await openForeignPicture(query.url);
    return new Response(bytes, {
      headers: {
        "content-type": contentType,
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": `private, max-age=${DAY_S}`,
      },
    });
  },
});
