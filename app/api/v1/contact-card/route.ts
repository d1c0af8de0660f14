import * as endpoints from "@linkdesk/contract/endpoints/contact-card.ts";
import { caller } from "@/lib/api-keys/require-caller";
import {
  deleteCardSource,
  getCardSource,
  putCardSource,
} from "@/lib/contact-cards/manage-card-source";
import { reply, route } from "@/lib/http/route";

export const GET = route(endpoints.getContactCardSource, {
  auth: caller,
  handle: ({ actor }) => getCardSource(actor),
});

export const PUT = route(endpoints.putContactCardSource, {
  auth: caller,
  handle: async ({ actor, body }) => {
    const { created, ...saved } = await putCardSource(actor, body);
    return reply(saved, { status: created ? 201 : 200 });
  },
});

export const DELETE = route(endpoints.deleteContactCardSource, {
  auth: caller,
  handle: ({ actor }) => deleteCardSource(actor),
});
