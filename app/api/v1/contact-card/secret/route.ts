import * as endpoints from "@linkdesk/contract/endpoints/contact-card.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { rotateCardSecret } from "@/lib/contact-cards/manage-card-source";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.rotateContactCardSecret, {
  auth: caller,
  handle: ({ actor, body }) => rotateCardSecret(actor, body.overlapHours),
});
