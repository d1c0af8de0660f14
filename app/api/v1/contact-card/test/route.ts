import * as endpoints from "@linkdesk/contract/endpoints/contact-card.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { testCardSource } from "@/lib/contact-cards/test-card-source";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.testContactCard, {
  auth: caller,
  limit: (actor) => [{ name: "workspace:webhook-test", who: actor.workspace.id }],
  handle: ({ actor }) => testCardSource(actor),
});
