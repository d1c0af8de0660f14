import { attachment } from "../attachment-schema.ts";
import { messagePage, postedMessage } from "../conversations.ts";
import { responseBody } from "../message-content.ts";
import { deliveredBody, messagesQuery, postMessageBody, readBody } from "../messages.ts";
import { idParams } from "../shapes.ts";
import { rowId } from "../text.ts";
import {
  answeredMessage,
  channelAuthBody,
  channelSignature,
  claimedUser,
  clientConfig,
  clientConfigQuery,
  createdSession,
  createSessionBody,
  launcherConfig,
  launcherConfigQuery,
  linkedSession,
  mailTranscriptBody,
  openChatLinkBody,
  proactiveShownBody,
  reportPageBody,
  socketBody,
  startConversationBody,
  startedConversation,
  userSignature,
  widgetState,
} from "../widget.ts";
import { z } from "../zod.ts";
import { endpoint } from "./endpoint.ts";

/** What a visitor's calls use up: of the session's own allowance and of its address's. */
const MESSAGE_LIMIT = ["session:message", "address:message"] as const;
const CONVERSATION_LIMIT = [
  "session:conversation",
  "address:conversation",
  "inbox:conversation",
] as const;
const UPLOAD_LIMIT = ["session:upload", "address:upload"] as const;
const PAGE_LIMIT = ["session:write", "address:page"] as const;
const WRITE_LIMIT = ["session:write", "address:write"] as const;

export const getLauncherConfig = endpoint({
  method: "GET",
  path: "/api/widget/v1/config",
  access: "anyone",
  summary:
    "Returns what the loader needs to draw the launcher, for pages of the inbox's trusted domains.",
  query: launcherConfigQuery,
  response: launcherConfig,
  errors: ["not_found", "inbox_disabled", "blocked", "domain_not_trusted"],
});

export const getClientConfig = endpoint({
  method: "GET",
  path: "/api/widget/v1/client",
  access: "anyone",
  summary:
    "Returns what a chat screen of one's own starts from, where the inbox lets custom clients in.",
  query: clientConfigQuery,
  response: clientConfig,
  errors: ["not_found", "inbox_disabled", "blocked", "forbidden", "domain_not_trusted"],
});

export const countProactive = endpoint({
  method: "POST",
  path: "/api/widget/v1/proactive",
  access: "anyone",
  summary: "Counts that a proactive message was shown. It changes nothing but a number.",
  body: proactiveShownBody,
  response: null,
  errors: ["not_found", "inbox_disabled", "blocked"],
  limit: ["address:beacon"],
  // The loader sends it from the host page, where only this type travels without a preflight request.
  bodyType: "text/plain",
});

export const openChatLink = endpoint({
  method: "POST",
  path: "/api/widget/v1/sessions/link",
  access: "anyone",
  summary: "Opens a session by the link in a mail.",
  body: openChatLinkBody,
  response: linkedSession,
  status: [201],
  errors: ["not_found", "inbox_disabled", "blocked", "ticket_invalid", "domain_not_trusted"],
  limit: ["address:session"],
  // Sent from the host page, where only this type travels without a preflight request.
  bodyType: "text/plain",
});

export const createSession = endpoint({
  method: "POST",
  path: "/api/widget/v1/sessions",
  access: "anyone",
  summary: "Starts a session, or renews the one whose token is sent.",
  body: createSessionBody,
  response: createdSession,
  status: [201],
  errors: [
    "not_found",
    "inbox_disabled",
    "blocked",
    "ticket_invalid",
    "forbidden",
    "domain_not_trusted",
    "identity_invalid",
  ],
  limit: ["address:session"],
});

export const getSession = endpoint({
  method: "GET",
  path: "/api/widget/v1/session",
  access: "visitor",
  summary: "Returns the visitor and their conversations.",
  response: widgetState,
  errors: [],
});

export const endSession = endpoint({
  method: "DELETE",
  path: "/api/widget/v1/session",
  access: "visitor",
  summary: "Ends the session: its token stops working.",
  response: null,
  errors: [],
  limit: WRITE_LIMIT,
});

export const reportPage = endpoint({
  method: "PUT",
  path: "/api/widget/v1/session/page",
  access: "visitor",
  summary: "Records that the visitor has opened a page or is still on it.",
  body: reportPageBody,
  response: null,
  errors: [],
  limit: PAGE_LIMIT,
});

export const claimUser = endpoint({
  method: "PUT",
  path: "/api/widget/v1/session/user",
  access: "visitor",
  summary: "Fills in the anonymous contact's profile with what the page says of its visitor.",
  body: claimedUser,
  response: null,
  errors: ["conflict"],
  limit: WRITE_LIMIT,
});

export const startConversation = endpoint({
  method: "POST",
  path: "/api/widget/v1/conversations",
  access: "visitor",
  summary: "Starts a conversation with its first message; 200 when it was started before.",
  body: startConversationBody,
  response: startedConversation,
  status: [201, 200],
  errors: ["forbidden", "conflict"],
  limit: CONVERSATION_LIMIT,
});

export const markDelivered = endpoint({
  method: "POST",
  path: "/api/widget/v1/conversations/delivered",
  access: "visitor",
  summary: "Says that the visitor's browser has received messages, read or not.",
  body: deliveredBody,
  response: null,
  errors: [],
  limit: WRITE_LIMIT,
});

export const listMessages = endpoint({
  method: "GET",
  path: "/api/widget/v1/conversations/[id]/messages",
  access: "visitor",
  summary: "Lists messages: the newest, those before a seq, or those after one.",
  params: idParams,
  query: messagesQuery,
  response: messagePage,
  errors: [],
});

export const postMessage = endpoint({
  method: "POST",
  path: "/api/widget/v1/conversations/[id]/messages",
  access: "visitor",
  summary: "Posts a message; 200 when this clientId was sent before.",
  params: idParams,
  body: postMessageBody,
  response: postedMessage,
  status: [201, 200],
  errors: ["conflict"],
  limit: MESSAGE_LIMIT,
});

export const answerMessage = endpoint({
  method: "POST",
  path: "/api/widget/v1/conversations/[id]/messages/[messageId]/response",
  access: "visitor",
  summary: "Clicks a button, sends a form or rates. Only the first answer counts.",
  params: z.object({ id: rowId, messageId: rowId }),
  body: responseBody,
  response: answeredMessage,
  errors: [],
  limit: WRITE_LIMIT,
});

export const markRead = endpoint({
  method: "POST",
  path: "/api/widget/v1/conversations/[id]/read",
  access: "visitor",
  summary: "Says that the visitor has read up to a message.",
  params: idParams,
  body: readBody,
  response: null,
  errors: [],
  limit: WRITE_LIMIT,
});

export const endConversation = endpoint({
  method: "POST",
  path: "/api/widget/v1/conversations/[id]/end",
  access: "visitor",
  summary: "Ends the conversation.",
  params: idParams,
  response: null,
  errors: ["forbidden"],
  limit: WRITE_LIMIT,
});

export const getTranscript = endpoint({
  method: "GET",
  path: "/api/widget/v1/conversations/[id]/transcript",
  access: "visitor",
  summary: "Returns the conversation as plain text.",
  params: idParams,
  response: { contentType: "text/plain" },
  errors: ["forbidden"],
  limit: WRITE_LIMIT,
});

export const mailTranscript = endpoint({
  method: "POST",
  path: "/api/widget/v1/conversations/[id]/transcript",
  access: "visitor",
  summary: "Mails the conversation to the address that the visitor gives.",
  params: idParams,
  body: mailTranscriptBody,
  response: null,
  errors: ["forbidden", "unavailable"],
  limit: WRITE_LIMIT,
});

export const uploadFile = endpoint({
  method: "POST",
  path: "/api/widget/v1/uploads",
  access: "visitor",
  summary: "Takes a file: its bytes as the body, its name percent-encoded in X-File-Name.",
  body: { contentType: "*/*" },
  response: attachment,
  status: [201],
  errors: ["forbidden", "storage_full", "unavailable"],
  limit: UPLOAD_LIMIT,
});

export const authorizeChannel = endpoint({
  method: "POST",
  path: "/api/widget/v1/realtime/auth",
  access: "visitor",
  summary: "Lets the visitor's socket join the channel of one of their conversations.",
  body: channelAuthBody,
  response: channelSignature,
  errors: ["forbidden"],
  limit: WRITE_LIMIT,
});

export const authorizeUser = endpoint({
  method: "POST",
  path: "/api/widget/v1/realtime/user",
  access: "visitor",
  summary: "Says whose the visitor's socket is, so that it ends with the session.",
  body: socketBody,
  response: userSignature,
  errors: [],
  limit: WRITE_LIMIT,
});
