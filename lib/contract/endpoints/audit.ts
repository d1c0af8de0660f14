import { auditEvent, auditFilter, auditQuery, formerMember } from "../audit.ts";
import { pageOf } from "../shapes.ts";
import { endpoint } from "./endpoint.ts";

export const listAudit = endpoint({
  method: "GET",
  path: "/api/v1/audit",
  access: "admin",
  summary: "Lists who changed what, newest first.",
  query: auditQuery,
  response: pageOf(auditEvent),
  errors: [],
});

export const exportAudit = endpoint({
  method: "GET",
  path: "/api/v1/audit/export",
  access: "admin",
  summary: "Returns the audit log as a CSV file.",
  query: auditFilter,
  response: { contentType: "text/csv" },
  errors: [],
});

export const listFormerMembers = endpoint({
  method: "GET",
  path: "/api/v1/audit/actors",
  access: "admin",
  summary: "Lists former members, whose events the log can be narrowed to as well.",
  response: pageOf(formerMember),
  errors: [],
});
