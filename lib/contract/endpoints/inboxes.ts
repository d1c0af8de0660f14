import {
  checkTokenBody,
  createdSecret,
  inboxSecurityView,
  patchInboxSecurityBody,
  rotateSecretBody,
  tokenReport,
} from "../inbox-security.ts";
import { createInboxBody, inbox, patchInboxBody, websiteReport } from "../inboxes.ts";
import { idParams, pageOf } from "../shapes.ts";
import { endpoint } from "./endpoint.ts";

export const listInboxes = endpoint({
  method: "GET",
  path: "/api/v1/inboxes",
  access: "member",
  scope: "inboxes:read",
  summary: "Lists the workspace's inboxes, oldest first.",
  response: pageOf(inbox),
  errors: [],
});

export const createInbox = endpoint({
  method: "POST",
  path: "/api/v1/inboxes",
  access: "admin",
  scope: "inboxes:write",
  summary: "Creates an inbox: a live chat for a website, or an e-mail inbox for an address.",
  body: createInboxBody,
  response: inbox,
  status: [201],
  errors: [],
});

export const getInbox = endpoint({
  method: "GET",
  path: "/api/v1/inboxes/[id]",
  access: "member",
  scope: "inboxes:read",
  summary: "Returns one inbox with its settings.",
  params: idParams,
  response: inbox,
  errors: [],
});

export const updateInbox = endpoint({
  method: "PATCH",
  path: "/api/v1/inboxes/[id]",
  access: "admin",
  scope: "inboxes:write",
  summary: "Changes the given fields of an inbox.",
  params: idParams,
  body: patchInboxBody,
  response: inbox,
  errors: [],
});

export const getInboxSecurity = endpoint({
  method: "GET",
  path: "/api/v1/inboxes/[id]/security",
  access: "admin",
  summary: "Returns who may embed an inbox, who is kept out, and whether it can verify visitors.",
  params: idParams,
  response: inboxSecurityView,
  errors: [],
});

export const updateInboxSecurity = endpoint({
  method: "PATCH",
  path: "/api/v1/inboxes/[id]/security",
  access: "admin",
  summary: "Changes the given fields of an inbox's security settings.",
  params: idParams,
  body: patchInboxSecurityBody,
  response: inboxSecurityView,
  errors: [],
});

export const rotateInboxSecret = endpoint({
  method: "POST",
  path: "/api/v1/inboxes/[id]/security/secret",
  access: "admin",
  summary: "Makes a new secret that signs visitors' tokens. It is only in this answer.",
  params: idParams,
  body: rotateSecretBody,
  response: createdSecret,
  status: [201],
  errors: [],
});

export const checkToken = endpoint({
  method: "POST",
  path: "/api/v1/inboxes/[id]/security/token",
  access: "admin",
  summary: "Says what is wrong with a visitor's token. Changes nothing.",
  params: idParams,
  body: checkTokenBody,
  response: tokenReport,
  errors: [],
});

export const checkWebsite = endpoint({
  method: "POST",
  path: "/api/v1/inboxes/[id]/website-check",
  access: "member",
  summary: "Fetches the inbox's website and says whether the snippet is in it.",
  params: idParams,
  response: websiteReport,
  errors: [],
  limit: ["workspace:website-check"],
});
