import { apiKey, createApiKeyBody, createdApiKey, programs } from "../api-keys.ts";
import { idParams, pageOf } from "../shapes.ts";
import { endpoint } from "./endpoint.ts";

export const listApiKeys = endpoint({
  method: "GET",
  path: "/api/v1/api-keys",
  access: "admin",
  summary:
    "Lists API keys, newest first: those that work, and the last hundred that do not any more.",
  response: pageOf(apiKey),
  errors: [],
});

export const createApiKey = endpoint({
  method: "POST",
  path: "/api/v1/api-keys",
  access: "admin",
  summary: "Creates an API key, which is only in this answer.",
  body: createApiKeyBody,
  response: createdApiKey,
  status: [201],
  errors: ["conflict"],
});

export const revokeApiKey = endpoint({
  method: "DELETE",
  path: "/api/v1/api-keys/[id]",
  access: "admin",
  summary: "Revokes an API key at once.",
  params: idParams,
  response: null,
  errors: [],
});

export const listPrograms = endpoint({
  method: "GET",
  path: "/api/v1/programs",
  access: "member",
  summary: "Lists the names of API keys, for what they have written.",
  response: programs,
  errors: [],
});
