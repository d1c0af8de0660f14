import { activitiesQuery, activity } from "../activities.ts";
import { attachment } from "../attachment-schema.ts";
import { bulkActionsBody, conversationCount, countQuery, ranBulkActions } from "../bulk-actions.ts";
import { ranActions, runActionsBody } from "../conversation-actions.ts";
import { conversationsQuery } from "../conversation-filter.ts";
import {
  conversationCounts,
  conversationDetail,
  conversationListItem,
  countsQuery,
  detailQuery,
  messagePage,
  postedMessage,
} from "../conversations.ts";
import { failedEvents, retriedEvents } from "../failed-events.ts";
import {
  deliveredBody,
  postAgentMessageBody,
  readBody,
  sendMessageBody,
  sendTranscriptBody,
  sentMessage,
  sentTranscript,
  teamMessagesQuery,
  typingBody,
} from "../messages.ts";
import {
  note,
  noteParams,
  notesQuery,
  postNoteBody,
  updateNoteBody,
  writtenNote,
} from "../notes.ts";
import { idParams, named, pageOf } from "../shapes.ts";
import { httpUrl } from "../text.ts";
import { channelAuthBody, channelSignature, socketBody, userSignature } from "../widget.ts";
import { z } from "../zod.ts";
import { endpoint } from "./endpoint.ts";

export const listConversations = endpoint({
  method: "GET",
  path: "/api/v1/conversations",
  access: "member",
  scope: "conversations:read",
  summary: "Lists conversations under a filter, newest message first or in another order.",
  query: conversationsQuery,
  response: pageOf(conversationListItem),
  errors: [],
});

export const countConversations = endpoint({
  method: "GET",
  path: "/api/v1/conversations/counts",
  access: "member",
  summary: "Says how many conversations each view has, each at most 1000.",
  query: countsQuery,
  response: conversationCounts,
  errors: [],
});

export const getConversation = endpoint({
  method: "GET",
  path: "/api/v1/conversations/[id]",
  access: "member",
  scope: "conversations:read",
  summary: "Returns one conversation with the data of its visitor's browser.",
  params: idParams,
  query: detailQuery,
  response: conversationDetail,
  errors: [],
});

export const runActions = endpoint({
  method: "POST",
  path: "/api/v1/conversations/[id]/actions",
  access: "member",
  scope: "conversations:write",
  summary: "Runs actions on a conversation. Returns it, and the actions that undo them.",
  params: idParams,
  body: runActionsBody,
  response: ranActions,
  errors: ["forbidden"],
});

export const runBulkActions = endpoint({
  method: "POST",
  path: "/api/v1/conversations/actions",
  access: "member",
  scope: "conversations:write",
  summary:
    "Runs actions on many conversations: on those with given ids, or on all that match a filter.",
  body: bulkActionsBody,
  example: {
    filter: { match: "all", conditions: [{ field: "status", operator: "is", value: "open" }] },
    actions: [{ type: "resolve" }],
  },
  response: ranBulkActions,
  errors: ["forbidden"],
});

export const countMatching = endpoint({
  method: "GET",
  path: "/api/v1/conversations/count",
  access: "member",
  scope: "conversations:read",
  summary: "Says how many conversations match a filter, at most 10000.",
  query: countQuery,
  response: conversationCount,
  errors: [],
});

export const listMessages = endpoint({
  method: "GET",
  path: "/api/v1/conversations/[id]/messages",
  access: "member",
  scope: "conversations:read",
  summary: "Lists messages: the newest, those before a seq, or those after one or since a time.",
  params: idParams,
  query: teamMessagesQuery,
  response: messagePage,
  errors: [],
});

export const postMessage = endpoint({
  method: "POST",
  path: "/api/v1/conversations/[id]/messages",
  access: "member",
  scope: "conversations:write",
  summary: "Answers the contact; 200 when this clientId was sent before.",
  params: idParams,
  body: postAgentMessageBody,
  example: { clientId: "0197a3c2-5b1e-7c40-9d2f-0c6d1f5b8e21", text: "Yes, within three days." },
  response: postedMessage,
  status: [201, 200],
  errors: ["forbidden"],
});

export const sendMessage = endpoint({
  method: "POST",
  path: "/api/v1/messages",
  access: "member",
  scope: "conversations:write",
  summary:
    "Sends a message to a conversation, or to a contact in an inbox; 200 when it was sent before.",
  body: sendMessageBody,
  example: {
    channelId: "0197a3c2-5b1e-7c40-9d2f-000076b24b2a",
    to: "0197a3c2-5b1e-7c40-9d2f-00009581b531",
    content: { type: "text", text: "Your order is on its way." },
  },
  response: sentMessage,
  status: [201, 200],
  errors: ["not_found", "forbidden", "conflict"],
});

export const setTyping = endpoint({
  method: "PUT",
  path: "/api/v1/conversations/[id]/typing",
  access: "member",
  scope: "conversations:write",
  summary:
    "Shows the visitor that an answer is being written, for 30 seconds or until it is there.",
  params: idParams,
  body: typingBody,
  response: null,
  errors: ["forbidden"],
});

export const sendTranscript = endpoint({
  method: "POST",
  path: "/api/v1/conversations/[id]/transcripts",
  access: "member",
  scope: "conversations:write",
  summary: "Mails the conversation to its contact, at most three times an hour.",
  params: idParams,
  body: sendTranscriptBody,
  response: sentTranscript,
  errors: ["forbidden", "unavailable"],
});

export const listNotes = endpoint({
  method: "GET",
  path: "/api/v1/conversations/[id]/notes",
  access: "member",
  scope: "conversations:read",
  summary: "Lists the team's notes, newest first.",
  params: idParams,
  query: notesQuery,
  response: pageOf(note),
  errors: ["forbidden"],
});

export const writeNote = endpoint({
  method: "POST",
  path: "/api/v1/conversations/[id]/notes",
  access: "member",
  scope: "conversations:write",
  summary: "Leaves a note for the team; 200 when this clientId was sent before.",
  params: idParams,
  body: postNoteBody,
  response: writtenNote,
  status: [201, 200],
  errors: ["forbidden"],
});

export const updateNote = endpoint({
  method: "PATCH",
  path: "/api/v1/conversations/[id]/notes/[noteId]",
  access: "member",
  scope: "conversations:write",
  summary: "Changes a note; only its writer may.",
  params: noteParams,
  body: updateNoteBody,
  response: writtenNote,
  errors: ["forbidden", "conflict"],
});

export const deleteNote = endpoint({
  method: "DELETE",
  path: "/api/v1/conversations/[id]/notes/[noteId]",
  access: "member",
  scope: "conversations:write",
  summary: "Deletes a note for good. Its writer may, and admins.",
  params: noteParams,
  response: null,
  errors: ["forbidden"],
});

export const listParticipants = endpoint({
  method: "GET",
  path: "/api/v1/conversations/[id]/participants",
  access: "member",
  scope: "conversations:read",
  summary:
    "Lists the members who take part in a conversation: they follow it, or were assigned or mentioned.",
  params: idParams,
  response: pageOf(named),
  errors: [],
});

export const listActivities = endpoint({
  method: "GET",
  path: "/api/v1/conversations/[id]/activities",
  access: "member",
  scope: "conversations:read",
  summary: "Lists what was done with a conversation, newest first.",
  params: idParams,
  query: activitiesQuery,
  response: pageOf(activity),
  errors: [],
});

export const markRead = endpoint({
  method: "POST",
  path: "/api/v1/conversations/[id]/read",
  access: "member",
  summary: "Says that the member has read up to a message.",
  params: idParams,
  body: readBody,
  response: null,
  errors: [],
});

export const markDelivered = endpoint({
  method: "POST",
  path: "/api/v1/conversations/delivered",
  access: "member",
  summary: "Says that a browser of the team has received messages, read or not.",
  body: deliveredBody,
  response: null,
  errors: [],
});

export const uploadFile = endpoint({
  method: "POST",
  path: "/api/v1/uploads",
  access: "member",
  scope: "conversations:write",
  summary: "Takes a file: its bytes as the body, its name percent-encoded in X-File-Name.",
  body: { contentType: "*/*" },
  response: attachment,
  status: [201],
  errors: ["storage_full", "unavailable"],
});

export const getImage = endpoint({
  method: "GET",
  path: "/api/v1/images",
  access: "member",
  summary:
    "Returns a picture that lies elsewhere, so that a member's browser asks nobody but this service.",
  query: z.strictObject({ url: httpUrl }),
  response: { contentType: "*/*" },
  errors: ["not_found"],
  limit: ["member:picture"],
});

export const authorizeChannel = endpoint({
  method: "POST",
  path: "/api/v1/realtime/auth",
  access: "member",
  scope: "conversations:read",
  summary: "Lets the member's socket join a channel of the workspace.",
  body: channelAuthBody,
  response: channelSignature,
  errors: ["forbidden"],
});

export const authorizeUser = endpoint({
  method: "POST",
  path: "/api/v1/realtime/user",
  access: "member",
  scope: "conversations:read",
  summary: "Says whose the browser's socket is, so that it ends with the sign-in.",
  body: socketBody,
  response: userSignature,
  errors: [],
});

export const listFailedEvents = endpoint({
  method: "GET",
  path: "/api/v1/failed-events",
  access: "admin",
  summary: "Lists events that were set aside because they could not be processed, oldest first.",
  response: failedEvents,
  errors: [],
});

export const retryFailedEvents = endpoint({
  method: "POST",
  path: "/api/v1/failed-events/retry",
  access: "admin",
  summary: "Processes the failed events once more.",
  response: retriedEvents,
  errors: [],
});
