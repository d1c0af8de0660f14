import {
  createSavedReplyBody,
  importedReplies,
  importSavedRepliesBody,
  patchSavedReplyBody,
  savedRepliesQuery,
  savedReply,
} from "../saved-replies.ts";
import { idParams, pageOf } from "../shapes.ts";
import { endpoint } from "./endpoint.ts";

export const listSavedReplies = endpoint({
  method: "GET",
  path: "/api/v1/saved-replies",
  access: "member",
  scope: "replies:read",
  summary:
    "Lists the saved replies that the caller may use, newest first: shared ones and their own.",
  query: savedRepliesQuery,
  response: pageOf(savedReply),
  errors: [],
});

export const createSavedReply = endpoint({
  method: "POST",
  path: "/api/v1/saved-replies",
  access: "member",
  scope: "replies:write",
  summary: "Creates a saved reply. Members who are no admins can only create their own.",
  body: createSavedReplyBody,
  example: {
    name: "Refund",
    folder: "Orders",
    text: "Hi {{contact.first_name | there}}, your refund is on its way.",
  },
  response: savedReply,
  status: [201],
  errors: ["forbidden", "conflict"],
});

export const updateSavedReply = endpoint({
  method: "PATCH",
  path: "/api/v1/saved-replies/[id]",
  access: "member",
  scope: "replies:write",
  summary: "Changes the given fields of a saved reply.",
  params: idParams,
  body: patchSavedReplyBody,
  response: savedReply,
  errors: ["forbidden", "conflict"],
});

export const deleteSavedReply = endpoint({
  method: "DELETE",
  path: "/api/v1/saved-replies/[id]",
  access: "member",
  scope: "replies:write",
  summary: "Deletes a saved reply. What was sent with it stays.",
  params: idParams,
  response: null,
  errors: ["forbidden"],
});

export const recordReplyUse = endpoint({
  method: "POST",
  path: "/api/v1/saved-replies/[id]/use",
  access: "member",
  scope: "replies:write",
  summary: "Counts that a saved reply was inserted: often used ones are offered first.",
  params: idParams,
  response: null,
  errors: [],
});

export const importSavedReplies = endpoint({
  method: "POST",
  path: "/api/v1/saved-replies/import",
  access: "member",
  scope: "replies:write",
  summary: "Creates saved replies from a CSV file: all of its lines, or none if one is wrong.",
  body: importSavedRepliesBody,
  example: { csv: "name,folder,text\nRefund,Orders,Your refund is on its way.\n" },
  response: importedReplies,
  status: [201],
  errors: ["forbidden", "conflict"],
});
