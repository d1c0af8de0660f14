import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import * as emails from "@linkdesk/contract/endpoints/emails.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { listConversations } from "@/lib/conversations/list-conversations";
import { startByAgent } from "@/lib/email/outgoing/start-by-agent";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listConversations, {
  auth: caller,
  handle: ({ actor, query }) => listConversations(actor, query),
});

export const POST = route(emails.startByMail, {
  auth: caller,
  handle: ({ actor, body }) => startByAgent(actor, body),
});
