import { ENDPOINTS } from "@linkdesk/contract/endpoints/all.ts";
import { createOpenApiDocument } from "@linkdesk/contract/openapi/document.ts";
import { expect, test } from "vitest";
import { listDashboardCalls } from "./dashboard-calls.ts";

/** What only a person in a browser can do, by the beginning of the path, and why a key cannot. */
const FOR_PEOPLE: Record<string, string> = {
  "/signup": "makes the account of a person",
  "/password-reset": "about the account of a person, before they are signed in",
  "/email-verification": "proof of a person's address, from a mail",
  "/email-change": "proof of a person's address, from a mail",
  "/me": "one's own account, sign-ins and presence: a key is nobody's account",
  "/workspaces": "makes a workspace, and a key belongs to one",
  "/invitations": "who becomes a member is decided by people",
  "/domains": "who becomes a member is decided by people",
  "/members/[]": "who is a member, and with which role, is decided by people",
  "/api-keys": "a key cannot make or revoke keys",
  "/programs": "names of keys for the thread: messages and notes carry the name for programs",
  "/audit": "what programs did too is in it: it is read by people",
  "/failed-events": "the state of the installation, for admins to look into",
  "/failed-jobs": "the state of the installation, for admins to look into",
  "/inboxes/[]/security": "secrets, and who may embed the chat: a stolen key must not change them",
  "/inboxes/[]/mail-account": "passwords of mailboxes: a stolen key must not reach them",
  "/inboxes/[]/website-check": "help while installing the snippet",
  "/teams/[]": "who works together is decided by people",
  "/teams": "who works together is decided by people; GET is there for programs",
  "/saved-views": "a member's own lists, which the filter of GET /conversations gives to programs",
  "/drafts": "what a member has begun to write: a key writes nothing by and by",
  "/conversations/[]/drafts": "what a member has begun to write",
  "/conversations/counts": "numbers of the member's own views",
  "/conversations/[]/read": "what a member has read; a key reads for nobody",
  "/conversations/delivered": "receipts of a member's browser",
  "/held-emails": "whether to trust a mail is decided by people",
  "/emails/[]/": "whether to trust a mail is decided by people",
  "/images": "pictures from elsewhere, shown in the dashboard",
  "/unsubscribe": "a page for the readers of mails",
  "/dev-mail-replies": "only on a developer's machine",
};

/** The reason why a call is not in the document, if there is one. */
function exceptionFor({ path }: { path: string }): string | undefined {
  const rest = `${path.replace(/^\/api\/v1/, "")}/`;
  return Object.keys(FOR_PEOPLE).find((start) => rest.startsWith(`${start.replace(/\/$/, "")}/`));
}

const calls = listDashboardCalls();
const { paths } = createOpenApiDocument("https://chat.example.net", "0");
const operations = new Set(
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(
      (method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, "[]")}`,
    ),
  ),
);

function isInDocument({ method, path }: { method: string; path: string }): boolean {
  const known = [...operations];
  if (method === "*") return known.some((operation) => operation.endsWith(` ${path}`));
  return operations.has(`${method} ${path}`);
}

test("the dashboard's calls are found: each is of an endpoint that exists", () => {
  expect(calls.length).toBeGreaterThan(80);
  const rows = ENDPOINTS.map(({ method, path }) => `${method} ${path.replace(/\[\w+\]/g, "[]")}`);
  const unknown = calls.filter(({ method, path }) =>
    method === "*"
      ? !rows.some((row) => row.endsWith(` ${path}`))
      : !rows.includes(`${method} ${path}`),
  );
  expect(unknown).toEqual([]);
});

test("whatever the dashboard calls, a program can call, or there is a reason why not", () => {
  const missing = calls.filter((call) => !isInDocument(call) && !exceptionFor(call));
  expect(missing).toEqual([]);
});

test("every exception is of endpoints that exist and that keys cannot call", () => {
  const closed = ENDPOINTS.filter(({ scope }) => !scope).map(({ path }) => ({
    path: path.replace(/\[\w+\]/g, "[]"),
  }));
  const used = new Set(closed.map(exceptionFor));
  expect(Object.keys(FOR_PEOPLE).filter((start) => !used.has(start))).toEqual([]);
});
