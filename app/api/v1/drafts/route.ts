import * as endpoints from "@linkdesk/contract/endpoints/desk.ts";
import { member } from "@/lib/accounts/require-member";
import { listDrafts } from "@/lib/conversations/list-drafts";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listDrafts, {
  auth: member,
  handle: ({ actor }) => listDrafts(actor),
});
