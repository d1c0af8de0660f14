import * as endpoints from "@linkdesk/contract/endpoints/desk.ts";
import { member } from "@/lib/accounts/require-member";
import { reply, route } from "@/lib/http/route";
import { createView } from "@/lib/views/create-view";
import { listViews } from "@/lib/views/list-views";

export const GET = route(endpoints.listSavedViews, {
  auth: member,
  handle: ({ actor }) => listViews(actor),
});

export const POST = route(endpoints.createSavedView, {
  auth: member,
  handle: async ({ actor, body }) => reply(await createView(actor, body), { status: 201 }),
});
