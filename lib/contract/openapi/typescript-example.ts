import { type ExampleCall, indent } from "./example-call.ts";

/**
 * The method of the SDK (packages/sdk) for each operation. It takes the parameters of the path, then the query or
 * the body.
 */
const SDK_METHODS = new Map<string, string>(
  Object.entries({
    listConversations: "conversations.list",
    getConversation: "conversations.get",
    runActions: "conversations.act",
    sendTranscript: "conversations.sendTranscript",
    runBulkActions: "conversations.actOnMany",
    countMatching: "conversations.count",
    listActivities: "conversations.activities",
    listParticipants: "conversations.participants",
    sendMessage: "messages.send",
    listMessages: "messages.list",
    setTyping: "webchat.typing.start",
    listNotes: "notes.list",
    writeNote: "notes.create",
    updateNote: "notes.update",
    deleteNote: "notes.delete",
    listEmails: "emails.list",
    getEmail: "emails.get",
    startByMail: "emails.start",
    setRecipients: "emails.setRecipients",
    listContacts: "contacts.list",
    getContact: "contacts.get",
    createContact: "contacts.create",
    updateContact: "contacts.update",
    putContact: "contacts.upsert",
    deleteContact: "contacts.delete",
    listContactSessions: "contacts.sessions",
    endContactSession: "contacts.endSession",
    listInboxes: "inboxes.list",
    getInbox: "inboxes.get",
    createInbox: "inboxes.create",
    updateInbox: "inboxes.update",
    listSavedReplies: "savedReplies.list",
    createSavedReply: "savedReplies.create",
    updateSavedReply: "savedReplies.update",
    deleteSavedReply: "savedReplies.delete",
    recordReplyUse: "savedReplies.recordUse",
    importSavedReplies: "savedReplies.import",
    listMembers: "members.list",
    listWebhooks: "webhooks.list",
    getWebhook: "webhooks.get",
    createWebhook: "webhooks.create",
    updateWebhook: "webhooks.update",
    deleteWebhook: "webhooks.delete",
    rotateWebhookSecret: "webhooks.rotateSecret",
    sendTestEvent: "webhooks.test",
    listDeliveries: "deliveries.list",
    getDelivery: "deliveries.get",
    resendDelivery: "deliveries.resend",
    uploadFile: "uploads.create",
    listImports: "imports.list",
    createImport: "imports.create",
    getImport: "imports.get",
    putImportPart: "imports.putPart",
    runImport: "imports.run",
    listImportProblems: "imports.problems",
    deleteImport: "imports.delete",
  }),
);

/** A call in TypeScript: with the SDK, or with `fetch` where the SDK has no method. */
export function writeTypeScript(call: ExampleCall): string {
  const method = SDK_METHODS.get(call.operationId);
  return method ? writeSdk(call, method) : writeFetch(call);
}

function writeSdk(call: ExampleCall, method: string): string {
  const result = call.method === "DELETE" ? "{ error }" : "{ data, error }";
  return [
    'import { Linkdesk } from "@linkdesk/sdk";',
    ...(call.body === null ? ['import { readFile } from "node:fs/promises";'] : []),
    "",
    "const client = new Linkdesk({",
    "  apiKey: process.env.LINKDESK_API_KEY!,",
    `  baseUrl: "${call.serverUrl}",`,
    "});",
    `const ${result} = await client.${method}(${sdkArguments(call).join(", ")});`,
    "if (error) throw error;",
  ].join("\n");
}

function sdkArguments({ operationId, inPath, query, body, file }: ExampleCall): string[] {
  const ids = inPath.map((id) => `"${id}"`);
  if (operationId === "uploadFile") return [`await readFile("${file}")`, `{ name: "${file}" }`];
  if (operationId === "putImportPart") return [...ids, `await readFile("${file}")`];
  if (operationId === "setTyping") return [`{ conversationId: ${ids[0]} }`];
  if (operationId === "runActions") {
    return [...ids, inTypeScript((body as { actions: unknown }).actions)];
  }
  const fields = query.length > 0 ? Object.fromEntries(query) : body;
  return fields === undefined ? ids : [...ids, inTypeScript(fields)];
}

function writeFetch({ method, url, query, headers, body, file }: ExampleCall): string {
  const before = [
    ...(body === null ? ['import { readFile } from "node:fs/promises";', ""] : []),
    ...(query.length > 0
      ? ["const query = new URLSearchParams({", ...query.map(queryInTypeScript), "});"]
      : []),
  ];
  const address = query.length > 0 ? `\`${url}?\${query}\`` : `"${url}"`;
  return [
    ...before,
    `const response = await fetch(${address}, {`,
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    "  headers: {",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the example's own
    "    Authorization: `Bearer ${process.env.LINKDESK_API_KEY}`,",
    ...headers.map(([name, value]) => `    "${name}": "${value}",`),
    "  },",
    ...bodyInTypeScript(body, file),
    "});",
    "if (!response.ok) throw new Error(await response.text());",
  ].join("\n");
}

function queryInTypeScript([name, value]: [string, unknown]): string {
  const written = indent(inTypeScript(value), 2);
  return `  ${name}: ${typeof value === "string" ? written : `JSON.stringify(${written})`},`;
}

function bodyInTypeScript(body: unknown, file: string): string[] {
  if (body === undefined) return [];
  if (body === null) return [`  body: await readFile("${file}"),`];
  return [`  body: JSON.stringify(${indent(inTypeScript(body), 2)}),`];
}

/** JSON as people write it in a program: names without quotes where they need none. */
function inTypeScript(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return json.replace(/^( *)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
}
