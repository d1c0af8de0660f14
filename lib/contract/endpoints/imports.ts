import {
  createImportBody,
  importPart,
  importPartParams,
  importPartQuery,
  importProblem,
  importProblemsQuery,
  importRow,
  importsQuery,
  runImportBody,
} from "../imports.ts";
import { idParams, pageOf } from "../shapes.ts";
import { endpoint } from "./endpoint.ts";

export const listImports = endpoint({
  method: "GET",
  path: "/api/v1/imports",
  access: "admin",
  scope: "imports:read",
  summary: "Lists the workspace's imports, newest first.",
  query: importsQuery,
  response: pageOf(importRow),
  errors: [],
});

export const createImport = endpoint({
  method: "POST",
  path: "/api/v1/imports",
  access: "admin",
  scope: "imports:write",
  summary: "Begins an import of contacts and past conversations; its parts are sent next.",
  body: createImportBody,
  response: importRow,
  status: [201],
  errors: ["not_found", "conflict"],
});

export const getImport = endpoint({
  method: "GET",
  path: "/api/v1/imports/[id]",
  access: "admin",
  scope: "imports:read",
  summary: "Returns an import, with how far it is.",
  params: idParams,
  response: importRow,
  errors: [],
});

export const putImportPart = endpoint({
  method: "PUT",
  path: "/api/v1/imports/[id]/parts/[number]",
  access: "admin",
  scope: "imports:write",
  summary:
    "Takes a part of the file: JSON lines, or one JSON document, of at most 4 MB. Sent again, it replaces the part.",
  params: importPartParams,
  query: importPartQuery,
  body: { contentType: "application/x-ndjson" },
  response: importPart,
  errors: ["conflict"],
});

export const runImport = endpoint({
  method: "POST",
  path: "/api/v1/imports/[id]/run",
  access: "admin",
  scope: "imports:write",
  summary: "Starts the import, or a dry run that only counts what it would do.",
  params: idParams,
  body: runImportBody,
  response: importRow,
  status: [202],
  errors: ["conflict"],
});

export const listImportProblems = endpoint({
  method: "GET",
  path: "/api/v1/imports/[id]/problems",
  access: "admin",
  scope: "imports:read",
  summary: "Lists what is not imported, or not as it was sent, with what to do.",
  params: idParams,
  query: importProblemsQuery,
  response: pageOf(importProblem),
  errors: [],
});

export const deleteImport = endpoint({
  method: "DELETE",
  path: "/api/v1/imports/[id]",
  access: "admin",
  scope: "imports:write",
  summary: "Deletes an import and what was sent to it. What it has imported stays.",
  params: idParams,
  response: null,
  errors: [],
});
