import { postedMessage } from "../conversations.ts";
import {
  scheduledMessage,
  scheduleMessageBody,
  updateScheduledBody,
} from "../scheduled-messages.ts";
import { idParams, pageOf } from "../shapes.ts";
import { endpoint } from "./endpoint.ts";

export const listScheduledMessages = endpoint({
  method: "GET",
  path: "/api/v1/conversations/[id]/scheduled-messages",
  access: "member",
  scope: "conversations:read",
  summary: "Lists the messages of a conversation that are sent later, in the order of their times.",
  params: idParams,
  response: pageOf(scheduledMessage),
  errors: [],
});

export const scheduleMessage = endpoint({
  method: "POST",
  path: "/api/v1/conversations/[id]/scheduled-messages",
  access: "member",
  scope: "conversations:write",
  summary: "Schedules a message; 200 when this clientId was scheduled before.",
  params: idParams,
  body: scheduleMessageBody,
  example: { text: "Is everything working now?", sendAt: "2030-03-04T09:00:00Z" },
  response: scheduledMessage,
  status: [201, 200],
  errors: ["forbidden", "conflict"],
});

export const updateScheduledMessage = endpoint({
  method: "PATCH",
  path: "/api/v1/scheduled-messages/[id]",
  access: "member",
  scope: "conversations:write",
  summary: "Changes a scheduled message. One that was held waits for its time again.",
  params: idParams,
  body: updateScheduledBody,
  example: { ifContactWrites: "send" },
  response: scheduledMessage,
  errors: ["forbidden"],
});

export const cancelScheduledMessage = endpoint({
  method: "DELETE",
  path: "/api/v1/scheduled-messages/[id]",
  access: "member",
  scope: "conversations:write",
  summary: "Cancels a scheduled message.",
  params: idParams,
  response: null,
  errors: ["forbidden"],
});

export const sendScheduledMessage = endpoint({
  method: "POST",
  path: "/api/v1/scheduled-messages/[id]/send",
  access: "member",
  scope: "conversations:write",
  summary: "Sends a scheduled message now.",
  params: idParams,
  response: postedMessage,
  errors: ["forbidden"],
});
