import { contactDeletion, contactSession, patchContactBody } from "../contacts.ts";
import { idParams, pageOf } from "../shapes.ts";
import { endpoint } from "./endpoint.ts";

export const blockContact = endpoint({
  method: "PATCH",
  path: "/api/v1/contacts/[id]",
  access: "member",
  summary: "Blocks a contact, or lets them in again.",
  params: idParams,
  body: patchContactBody,
  response: null,
  errors: ["forbidden"],
});

export const deleteContact = endpoint({
  method: "DELETE",
  path: "/api/v1/contacts/[id]",
  access: "admin",
  summary: "Deletes a contact and everything of theirs; 202 when much of it is still to go.",
  params: idParams,
  response: contactDeletion,
  status: [200, 202],
  errors: [],
});

export const exportContact = endpoint({
  method: "GET",
  path: "/api/v1/contacts/[id]/export",
  access: "admin",
  summary: "Returns everything kept of a contact, as a ZIP archive.",
  params: idParams,
  response: { contentType: "application/zip" },
  errors: ["payload_too_large"],
});

export const listContactSessions = endpoint({
  method: "GET",
  path: "/api/v1/contacts/[id]/sessions",
  access: "member",
  summary: "Lists a contact's browsers, the one seen last first.",
  params: idParams,
  response: pageOf(contactSession),
  errors: ["forbidden"],
});

export const endContactSession = endpoint({
  method: "DELETE",
  path: "/api/v1/sessions/[id]",
  access: "admin",
  summary: "Ends a visitor's session.",
  params: idParams,
  response: null,
  errors: [],
});
