import * as endpoints from "@linkdesk/contract/endpoints/desk.ts";
import { member } from "@/lib/accounts/require-member";
import { getDrafts } from "@/lib/conversations/list-drafts";
import { saveDraft } from "@/lib/conversations/save-draft";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getDrafts, {
  auth: member,
  handle: ({ actor, params }) => getDrafts(actor, params.id),
});

export const PUT = route(endpoints.saveDraft, {
  auth: member,
  handle: ({ actor, params, body }) => saveDraft(actor, params.id, body),
});
