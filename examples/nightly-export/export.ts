// Yesterday's conversations (UTC) as CSV. From cron: 0 3 * * * node export.ts > conversations.csv
// A key with conversations:read.
import { type Conversation, Linkdesk } from "@linkdesk/sdk";

const { LINKDESK_URL, LINKDESK_API_KEY = "", DAY } = process.env;
const client = new Linkdesk({ apiKey: LINKDESK_API_KEY, baseUrl: LINKDESK_URL });

const DAY_MS = 24 * 60 * 60 * 1000;
const day = DAY ? new Date(`${DAY}T00:00:00Z`) : new Date(Date.now() - DAY_MS);
const start = new Date(day.toISOString().slice(0, 10));
const end = new Date(start.getTime() + DAY_MS);

const COLUMNS: [string, (conversation: Conversation) => string | number | null | undefined][] = [
  ["id", ({ id }) => id],
  ["status", ({ status }) => status],
  ["contact", ({ contact }) => contact.name],
  ["email", ({ contact }) => contact.email],
  ["assignee", ({ assignee }) => assignee?.name],
  ["messages", ({ lastSeq }) => lastSeq],
  ["last message", ({ lastMessageAt }) => lastMessageAt],
  ["preview", ({ preview }) => preview],
];

/** One cell (RFC 4180). What a spreadsheet would take for a formula becomes text: visitors choose their names. */
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
const write = (values: Parameters<typeof cell>[0][]) =>
  process.stdout.write(`${values.map(cell).join(",")}\r\n`);

write(COLUMNS.map(([name]) => name));
const filter = {
  match: "all" as const,
  conditions: [
    { field: "last_message_at" as const, operator: "after" as const, value: start.toISOString() },
    { field: "last_message_at" as const, operator: "before" as const, value: end.toISOString() },
  ],
};
for await (const conversation of client.conversations.list({ filter })) {
  write(COLUMNS.map(([, read]) => read(conversation)));
}
