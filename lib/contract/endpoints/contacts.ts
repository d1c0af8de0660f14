import { contactEvent, contactEventsQuery, postContactEventBody } from "../contact-events.ts";
import {
  contact,
  contactDeletion,
  contactSession,
  contactsQuery,
  createContactBody,
  externalIdParams,
  patchContactBody,
  putContactBody,
} from "../contacts.ts";
import { idParams, pageOf } from "../shapes.ts";
import { endpoint } from "./endpoint.ts";

export const listContacts = endpoint({
  method: "GET",
  path: "/api/v1/contacts",
  access: "member",
  scope: "contacts:read",
  summary:
    "Lists contacts, newest first: all, or those with an e-mail address, an external id, a beginning of either, or created in a time.",
  query: contactsQuery,
  response: pageOf(contact),
  errors: ["forbidden"],
});

export const createContact = endpoint({
  method: "POST",
  path: "/api/v1/contacts",
  access: "member",
  scope: "contacts:write",
  summary: "Creates a contact.",
  body: createContactBody,
  example: { externalId: "user-4711", name: "Ada Lovelace", email: "ada@example.com" },
  response: contact,
  status: [201],
  errors: ["forbidden", "conflict"],
});

export const getContact = endpoint({
  method: "GET",
  path: "/api/v1/contacts/[id]",
  access: "member",
  scope: "contacts:read",
  summary: "Returns one contact.",
  params: idParams,
  response: contact,
  errors: ["forbidden"],
});

export const updateContact = endpoint({
  method: "PATCH",
  path: "/api/v1/contacts/[id]",
  access: "member",
  scope: "contacts:write",
  summary: "Changes the given details of a contact, blocks them, or lets them in again.",
  params: idParams,
  body: patchContactBody,
  response: contact,
  errors: ["forbidden", "conflict"],
});

export const putContact = endpoint({
  method: "PUT",
  path: "/api/v1/contacts/by-external-id/[externalId]",
  access: "member",
  scope: "contacts:write",
  summary: "Creates the contact with your own id of the person, or changes their given details.",
  params: externalIdParams,
  body: putContactBody,
  response: contact,
  status: [200, 201],
  errors: ["forbidden"],
});

export const deleteContact = endpoint({
  method: "DELETE",
  path: "/api/v1/contacts/[id]",
  access: "admin",
  scope: "contacts:write",
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
  scope: "contacts:read",
  summary: "Returns everything kept of a contact, as a ZIP archive.",
  params: idParams,
  response: { contentType: "application/zip" },
  errors: ["payload_too_large"],
});

export const listContactSessions = endpoint({
  method: "GET",
  path: "/api/v1/contacts/[id]/sessions",
  access: "member",
  scope: "contacts:read",
  summary: "Lists a contact's browsers, the one seen last first.",
  params: idParams,
  response: pageOf(contactSession),
  errors: ["forbidden"],
});

export const endContactSession = endpoint({
  method: "DELETE",
  path: "/api/v1/sessions/[id]",
  access: "admin",
  scope: "contacts:write",
  summary: "Ends a visitor's session.",
  params: idParams,
  response: null,
  errors: [],
});

const EVENT_EXAMPLE = {
  name: "Order placed",
  fields: { order: "A-1017", total: "€ 120.00", items: 3 },
  link: "https://shop.example.com/admin/orders/A-1017",
};

export const recordContactEvent = endpoint({
  method: "POST",
  path: "/api/v1/contacts/[id]/events",
  access: "member",
  scope: "contacts:write",
  summary:
    "Records something that happened to a contact in your own product; 200 when it was recorded before.",
  params: idParams,
  body: postContactEventBody,
  example: EVENT_EXAMPLE,
  response: contactEvent,
  status: [201, 200],
  errors: ["forbidden"],
});

export const recordContactEventByExternalId = endpoint({
  method: "POST",
  path: "/api/v1/contacts/by-external-id/[externalId]/events",
  access: "member",
  scope: "contacts:write",
  summary: "The same for the contact with your own id of the person.",
  params: externalIdParams,
  body: postContactEventBody,
  example: EVENT_EXAMPLE,
  response: contactEvent,
  status: [201, 200],
  errors: ["forbidden"],
});

export const listContactEvents = endpoint({
  method: "GET",
  path: "/api/v1/contacts/[id]/events",
  access: "member",
  scope: "contacts:read",
  summary: "Lists what happened to a contact in your own product, the newest first.",
  params: idParams,
  query: contactEventsQuery,
  response: pageOf(contactEvent),
  errors: ["forbidden"],
});
