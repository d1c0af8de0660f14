import {
  addJoinDomainBody,
  chooseWorkspaceBody,
  createdInvitation,
  createInvitationBody,
  foundWorkspaceBody,
  invitation,
  invitationPreview,
  joinDomain,
  joinDomains,
  joinOffer,
  linkTokenBody,
  patchMemberBody,
} from "../accounts.ts";
import { memberSummary } from "../conversations.ts";
import { id, idParams, pageOf } from "../shapes.ts";
import { z } from "../zod.ts";
import { endpoint } from "./endpoint.ts";

export const foundWorkspace = endpoint({
  method: "POST",
  path: "/api/v1/workspaces",
  access: "person",
  summary: "Creates a workspace, for somebody who is in none.",
  body: foundWorkspaceBody,
  response: z.strictObject({ workspaceId: id }),
  status: [201],
  errors: ["signup_closed", "conflict"],
  limit: ["address:account"],
});

export const chooseWorkspace = endpoint({
  method: "PUT",
  path: "/api/v1/me/workspace",
  access: "person",
  summary: "Goes to another of one's workspaces, in this browser.",
  body: chooseWorkspaceBody,
  response: null,
  errors: ["not_found"],
});

export const listJoinOffers = endpoint({
  method: "GET",
  path: "/api/v1/me/offers",
  access: "person",
  summary: "Lists the workspaces that one may join because of one's confirmed address.",
  response: pageOf(joinOffer),
  errors: [],
});

export const acceptJoinOffer = endpoint({
  method: "POST",
  path: "/api/v1/me/offers/[id]",
  access: "person",
  summary: "Joins one of them as an agent.",
  params: idParams,
  response: null,
  errors: [],
});

export const beatPresence = endpoint({
  method: "PUT",
  path: "/api/v1/me/presence",
  access: "member",
  summary: "Says that somebody is at the dashboard: repeated every minute while it is open.",
  response: null,
  errors: [],
});

export const listMembers = endpoint({
  method: "GET",
  path: "/api/v1/members",
  access: "member",
  scope: "members:read",
  summary: "Lists the workspace's members, in the order they joined.",
  response: pageOf(memberSummary),
  errors: [],
});

export const changeRole = endpoint({
  method: "PATCH",
  path: "/api/v1/members/[id]",
  access: "admin",
  summary: "Changes a member's role.",
  params: idParams,
  body: patchMemberBody,
  response: memberSummary,
  errors: [],
});

export const removeMember = endpoint({
  method: "DELETE",
  path: "/api/v1/members/[id]",
  access: "admin",
  summary: "Removes a member. Their conversations become unassigned and their messages stay.",
  params: idParams,
  response: null,
  errors: [],
});

export const listInvitations = endpoint({
  method: "GET",
  path: "/api/v1/invitations",
  access: "admin",
  summary: "Lists invitations that can still be accepted, newest first.",
  response: pageOf(invitation),
  errors: [],
});

export const createInvitation = endpoint({
  method: "POST",
  path: "/api/v1/invitations",
  access: "admin",
  summary: "Makes an invitation link, which is only in this answer and in the mail.",
  body: createInvitationBody,
  response: createdInvitation,
  status: [201],
  errors: ["conflict", "rate_limited"],
});

export const revokeInvitation = endpoint({
  method: "DELETE",
  path: "/api/v1/invitations/[id]",
  access: "admin",
  summary: "Takes an invitation back: its link stops working.",
  params: idParams,
  response: null,
  errors: [],
});

export const previewInvitation = endpoint({
  method: "POST",
  path: "/api/v1/invitations/preview",
  access: "anyone",
  summary:
    "Says what a link invites to. The token is in the body, so that it is in no address and no log.",
  body: linkTokenBody,
  response: invitationPreview,
  errors: ["origin_not_allowed"],
  limit: ["address:account"],
});

export const acceptInvitation = endpoint({
  method: "POST",
  path: "/api/v1/invitations/accept",
  access: "person",
  summary: "Joins another workspace with an invitation.",
  body: linkTokenBody,
  response: null,
  errors: [],
});

export const listJoinDomains = endpoint({
  method: "GET",
  path: "/api/v1/domains",
  access: "admin",
  summary:
    "Lists the domains whose people may join by themselves, and the one that the caller could add.",
  response: joinDomains,
  errors: [],
});

export const addJoinDomain = endpoint({
  method: "POST",
  path: "/api/v1/domains",
  access: "admin",
  summary: "Adds the domain of the caller's own confirmed address.",
  body: addJoinDomainBody,
  response: joinDomain,
  status: [201],
  errors: ["conflict"],
});

export const removeJoinDomain = endpoint({
  method: "DELETE",
  path: "/api/v1/domains/[id]",
  access: "admin",
  summary: "Takes a domain off the list; who has joined stays.",
  params: idParams,
  response: null,
  errors: [],
});
