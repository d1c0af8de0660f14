import { draft, draftMark, saveDraftBody, savedDraft } from "../drafts.ts";
import {
  createSavedViewBody,
  savedView,
  savedViewCounts,
  updateSavedViewBody,
} from "../saved-views.ts";
import { idParams, pageOf } from "../shapes.ts";
import { createTagBody, tag, updateTagBody } from "../tags.ts";
import { createTeamBody, team, updateTeamBody } from "../teams.ts";
import { endpoint } from "./endpoint.ts";

export const listTags = endpoint({
  method: "GET",
  path: "/api/v1/tags",
  access: "member",
  scope: "conversations:read",
  summary: "Lists the tags of the workspace, by name.",
  response: pageOf(tag),
  errors: [],
});

export const createTag = endpoint({
  method: "POST",
  path: "/api/v1/tags",
  access: "member",
  scope: "conversations:write",
  summary: "Creates a tag.",
  body: createTagBody,
  response: tag,
  status: [201],
  errors: ["forbidden", "conflict"],
});

export const updateTag = endpoint({
  method: "PATCH",
  path: "/api/v1/tags/[id]",
  access: "admin",
  scope: "conversations:write",
  summary: "Renames or colours a tag, wherever it is used.",
  params: idParams,
  body: updateTagBody,
  response: tag,
  errors: ["conflict"],
});

export const deleteTag = endpoint({
  method: "DELETE",
  path: "/api/v1/tags/[id]",
  access: "admin",
  scope: "conversations:write",
  summary: "Deletes a tag, and takes it off every conversation.",
  params: idParams,
  response: null,
  errors: [],
});

export const listTeams = endpoint({
  method: "GET",
  path: "/api/v1/teams",
  access: "member",
  scope: "members:read",
  summary: "Lists the teams of the workspace, by name, with their members.",
  response: pageOf(team),
  errors: [],
});

export const createTeam = endpoint({
  method: "POST",
  path: "/api/v1/teams",
  access: "admin",
  summary: "Creates a team.",
  body: createTeamBody,
  response: team,
  status: [201],
  errors: ["conflict"],
});

export const updateTeam = endpoint({
  method: "PATCH",
  path: "/api/v1/teams/[id]",
  access: "admin",
  summary: "Renames a team, or replaces its members.",
  params: idParams,
  body: updateTeamBody,
  response: team,
  errors: ["conflict"],
});

export const deleteTeam = endpoint({
  method: "DELETE",
  path: "/api/v1/teams/[id]",
  access: "admin",
  summary: "Deletes a team. Its conversations keep their assignees.",
  params: idParams,
  response: null,
  errors: [],
});

export const listSavedViews = endpoint({
  method: "GET",
  path: "/api/v1/saved-views",
  access: "member",
  summary: "Lists the saved views that the member sees, oldest first.",
  response: pageOf(savedView),
  errors: [],
});

export const createSavedView = endpoint({
  method: "POST",
  path: "/api/v1/saved-views",
  access: "member",
  summary: "Saves a filter under a name.",
  body: createSavedViewBody,
  response: savedView,
  status: [201],
  errors: ["forbidden", "conflict"],
});

export const updateSavedView = endpoint({
  method: "PATCH",
  path: "/api/v1/saved-views/[id]",
  access: "member",
  summary: "Changes a saved view.",
  params: idParams,
  body: updateSavedViewBody,
  response: savedView,
  errors: ["forbidden"],
});

export const deleteSavedView = endpoint({
  method: "DELETE",
  path: "/api/v1/saved-views/[id]",
  access: "member",
  summary: "Deletes a saved view.",
  params: idParams,
  response: null,
  errors: ["forbidden"],
});

export const countSavedViews = endpoint({
  method: "GET",
  path: "/api/v1/saved-views/counts",
  access: "member",
  summary: "Says how many conversations each saved view has, each at most 1000.",
  response: savedViewCounts,
  errors: [],
});

export const listDrafts = endpoint({
  method: "GET",
  path: "/api/v1/drafts",
  access: "member",
  summary: "Lists in which conversations the member has drafts, newest first.",
  response: pageOf(draftMark),
  errors: [],
});

export const getDrafts = endpoint({
  method: "GET",
  path: "/api/v1/conversations/[id]/drafts",
  access: "member",
  summary: "Returns the member's drafts in a conversation, newest first.",
  params: idParams,
  response: pageOf(draft),
  errors: [],
});

export const saveDraft = endpoint({
  method: "PUT",
  path: "/api/v1/conversations/[id]/drafts",
  access: "member",
  summary: "Keeps what the member has begun to write in a conversation.",
  params: idParams,
  body: saveDraftBody,
  response: savedDraft,
  errors: ["conflict"],
});
