import { member } from "@/lib/accounts/require-member";
import { storeMemberUpload } from "@/lib/files/store-upload";
import { json, route } from "@/lib/http/route";

/** Takes a file: its bytes as the body, its name percent-encoded in `X-File-Name`. */
export const POST = route({
  auth: member,
  handle: async ({ actor, request }) => json(await storeMemberUpload(actor, request), 201),
});
