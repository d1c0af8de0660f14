import { message } from "../conversations.ts";
import {
  devReplyBody,
  email,
  emailOriginal,
  emailsQuery,
  emailThread,
  putRecipientsBody,
  startByMailBody,
} from "../emails.ts";
import { id, idParams, pageOf } from "../shapes.ts";
import { storableText } from "../text.ts";
import { z } from "../zod.ts";
import { endpoint } from "./endpoint.ts";

const startedByMail = z.strictObject({ conversationId: id, message });

const stopParams = z.strictObject({ token: storableText(200) });

export const startByMail = endpoint({
  method: "POST",
  path: "/api/v1/conversations",
  access: "member",
  scope: "conversations:write",
  summary: "Starts a conversation with a mail to a contact or an address.",
  body: startByMailBody,
  example: {
    clientId: "0197a3c2-5b1e-7c40-9d2f-0c6d1f5b8e21",
    inboxId: "0197a3c2-5b1e-7c40-9d2f-000076b24b2a",
    to: { name: "Ada Lovelace", address: "ada@example.com" },
    subject: "Your order",
    text: "Your order is on its way.",
  },
  response: startedByMail,
  status: [201],
  errors: ["not_found", "conflict", "unavailable"],
});

export const listEmails = endpoint({
  method: "GET",
  path: "/api/v1/conversations/[id]/emails",
  access: "member",
  scope: "conversations:read",
  summary: "Lists the mails of a conversation, in both directions, newest first.",
  params: idParams,
  query: emailsQuery,
  response: pageOf(email),
  errors: [],
});

export const setRecipients = endpoint({
  method: "PUT",
  path: "/api/v1/conversations/[id]/recipients",
  access: "member",
  scope: "conversations:write",
  summary: "Changes whom replies by mail go to.",
  params: idParams,
  body: putRecipientsBody,
  response: emailThread,
  errors: [],
});

export const listHeldEmails = endpoint({
  method: "GET",
  path: "/api/v1/held-emails",
  access: "member",
  summary: "Lists the mails that are held until somebody decides, newest first.",
  query: emailsQuery,
  response: pageOf(email),
  errors: [],
});

export const getEmail = endpoint({
  method: "GET",
  path: "/api/v1/emails/[id]",
  access: "member",
  scope: "conversations:read",
  summary: "Returns one mail with all of its words.",
  params: idParams,
  response: emailOriginal,
  errors: [],
});

export const showEmailHtml = endpoint({
  method: "GET",
  path: "/api/mail-html/[token]",
  access: "anyone",
  summary: "Returns the HTML of a mail as a page for a sandboxed frame, by its signed address.",
  params: z.strictObject({ token: storableText(300) }),
  query: z.strictObject({ pictures: z.enum(["0", "1"]).default("0") }),
  response: { contentType: "text/html" },
  errors: [],
  limit: ["address:picture"],
});

/** The one-click button of mail programs (RFC 8058) posts a form here; nothing in it is read. */
export const stopMails = endpoint({
  method: "POST",
  path: "/api/v1/unsubscribe/[token]",
  access: "anyone",
  summary: "Stops mails about a conversation to its contact.",
  params: stopParams,
  response: null,
  errors: [],
  limit: ["address:account"],
});

export const resumeMails = endpoint({
  method: "DELETE",
  path: "/api/v1/unsubscribe/[token]",
  access: "anyone",
  summary: "Allows mails about a conversation again.",
  params: stopParams,
  response: null,
  errors: [],
  limit: ["address:account"],
});

/** Only on one machine without a mail server, for whoever is at it. */
export const replyToMail = endpoint({
  method: "POST",
  path: "/api/v1/dev-mail-replies",
  access: "anyone",
  summary: "Answers a captured mail as its reader would.",
  body: devReplyBody,
  response: null,
  errors: ["not_found", "conflict"],
  limit: ["address:account"],
});

export const acceptEmail = endpoint({
  method: "POST",
  path: "/api/v1/emails/[id]/accept",
  access: "member",
  summary: "Makes of a held mail what it would have been, or a note.",
  params: idParams,
  response: email,
  errors: ["conflict"],
});

export const discardEmail = endpoint({
  method: "POST",
  path: "/api/v1/emails/[id]/discard",
  access: "member",
  summary: "Refuses a held mail and deletes its words.",
  params: idParams,
  response: email,
  errors: ["conflict"],
});
