import * as endpoints from "@linkdesk/contract/endpoints/contact-card.ts";
import { isKey } from "@/lib/access/actor";
import { caller } from "@/lib/api-keys/require-caller";
import { getContactCard } from "@/lib/contact-cards/get-contact-card";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getContactCard, {
  auth: caller,
  limit: (actor) => [
    { name: "member:contact-card", who: isKey(actor) ? actor.keyId : actor.memberId },
  ],
  handle: ({ actor, params, query }) =>
    getContactCard(actor, params.id, { refresh: query.refresh === "true" }),
});
