import { searchQuery, searchResults } from "../search.ts";
import { endpoint } from "./endpoint.ts";

export const search = endpoint({
  method: "GET",
  path: "/api/v1/search",
  access: "member",
  scope: "conversations:read",
  summary:
    "Searches messages, notes, subjects, names of files and contacts. Contacts need contacts:read.",
  query: searchQuery,
  response: searchResults,
  errors: [],
  limit: ["member:search"],
});
