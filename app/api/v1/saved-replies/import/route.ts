import * as endpoints from "@linkdesk/contract/endpoints/saved-replies.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { reply, route } from "@/lib/http/route";
import { importReplies } from "@/lib/replies/import-replies";

/** A CSV file of the longest length, in the widest JSON escape of most languages. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

export const POST = route(endpoints.importSavedReplies, {
  auth: caller,
  maxBodyBytes: MAX_BODY_BYTES,
  handle: async ({ actor, body }) => reply(await importReplies(actor, body), { status: 201 }),
});
