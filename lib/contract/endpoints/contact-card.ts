import {
  contactCardQuery,
  contactCardSettings,
  pressCardButtonBody,
  pressedCardButton,
  putContactCardBody,
  savedContactCard,
  shownContactCard,
  triedContactCard,
} from "../contact-card.ts";
import { idParams } from "../shapes.ts";
import { rotateWebhookSecretBody } from "../webhooks.ts";
import { endpoint } from "./endpoint.ts";

export const getContactCard = endpoint({
  method: "GET",
  path: "/api/v1/conversations/[id]/contact-card",
  access: "member",
  scope: "contacts:read",
  summary: "Returns the card that your own server fills about a conversation's contact.",
  params: idParams,
  query: contactCardQuery,
  response: shownContactCard,
  errors: ["forbidden"],
  limit: ["member:contact-card"],
});

export const pressCardButton = endpoint({
  method: "POST",
  path: "/api/v1/conversations/[id]/contact-card/buttons",
  access: "member",
  scope: "contacts:write",
  summary: "Tells your own server that a button of the card was pressed. Returns the new card.",
  params: idParams,
  body: pressCardButtonBody,
  example: { buttonId: "refund" },
  response: pressedCardButton,
  errors: ["forbidden"],
  limit: ["member:contact-card"],
});

export const getContactCardSource = endpoint({
  method: "GET",
  path: "/api/v1/contact-card",
  access: "admin",
  scope: "webhooks:read",
  summary: "Says which of your servers fills the cards about contacts.",
  response: contactCardSettings,
  errors: [],
});

export const putContactCardSource = endpoint({
  method: "PUT",
  path: "/api/v1/contact-card",
  access: "admin",
  scope: "webhooks:write",
  summary:
    "Says which of your servers fills the cards. A new one gets a secret, only in this answer.",
  body: putContactCardBody,
  example: { url: "https://api.example.com/linkdesk/card", title: "Shop" },
  response: savedContactCard,
  status: [200, 201],
  errors: [],
});

export const deleteContactCardSource = endpoint({
  method: "DELETE",
  path: "/api/v1/contact-card",
  access: "admin",
  scope: "webhooks:write",
  summary: "Ends the cards, and forgets the address and the secret.",
  response: null,
  errors: [],
});

export const rotateContactCardSecret = endpoint({
  method: "POST",
  path: "/api/v1/contact-card/secret",
  access: "admin",
  scope: "webhooks:write",
  summary:
    "Creates a new secret, which is only in this answer. The present one can sign on for a while.",
  body: rotateWebhookSecretBody,
  response: savedContactCard,
  errors: ["not_found"],
});

export const testContactCard = endpoint({
  method: "POST",
  path: "/api/v1/contact-card/test",
  access: "admin",
  scope: "webhooks:write",
  summary: "Asks your server for the card of an invented contact, also while cards are off.",
  response: triedContactCard,
  errors: ["not_found"],
  limit: ["workspace:webhook-test"],
});
