import { z } from "@linkdesk/contract/zod.ts";
import {
  anyId,
  anything,
  attributesOf,
  cleanText,
  type Draft,
  emailOf,
  fileOf,
  has,
  isoOf,
  nameOf,
  type Reader,
  readAs,
  seconds,
  text,
  UnreadableItem,
  urlOf,
} from "./reader.ts";

/*
 * What Intercom's API answers: `/contacts` and `/conversations/{id}`, by its OpenAPI description (2.7 to 2.16).
 * `/conversations` lists conversations without their parts.
 */

const contact = z.object({
  id: anyId,
  external_id: text,
  name: text,
  email: text,
  phone: text,
  avatar: z
    .union([z.string(), z.object({ image_url: text })])
    .nullish()
    .catch(null),
  custom_attributes: anything,
  created_at: seconds,
  last_seen_at: seconds,
});

const person = z.object({ type: text, id: anyId.nullish(), name: text, email: text });
const attachments = z.array(z.object({ name: text, url: text })).nullish();

const part = z.object({
  id: anyId,
  part_type: z.string(),
  body: text,
  created_at: z.int(),
  author: person,
  attachments,
  redacted: z.boolean().nullish(),
});

const conversation = z.object({
  id: anyId,
  created_at: z.int(),
  updated_at: seconds,
  state: z.enum(["open", "closed", "snoozed"]).nullish(),
  open: z.boolean().nullish(),
  title: text,
  admin_assignee_id: anyId.nullish(),
  source: z
    .object({ id: anyId.nullish(), subject: text, body: text, author: person, attachments })
    .nullish(),
  contacts: z.object({
    contacts: z.array(z.object({ id: anyId, external_id: text })).min(1, "names no contact"),
  }),
  conversation_parts: z.object({ conversation_parts: z.array(part) }).nullish(),
  statistics: z.object({ last_close_at: seconds }).nullish().catch(null),
});

type Person = z.output<typeof person>;
const CONTACT_TYPES = ["user", "lead", "contact"];

/** What its contact has seen. Everything else with words is for the team, so that nothing internal is shown. */
const SEEN_BY_CONTACT = ["comment", "quick_reply", "open", "close", "snoozed"];

/** A contact or conversation of Intercom's API. */
export const readIntercom: Reader = (item) => {
  const type = has(item, "type") ? (item as { type: unknown }).type : undefined;
  if (type === "conversation") return readConversation(item);
  if (type === "contact") return [{ record: contactOf(readAs(contact, item)) }];
  throw new UnreadableItem("type", "must be contact or conversation, as Intercom’s API answers");
};

function contactOf(from: z.output<typeof contact>) {
  const email = emailOf(from.email);
  const details = { phone: from.phone, ...(email ? {} : { email: from.email }) };
  const { avatar } = from;
  return {
    type: "contact",
    id: from.id,
    externalId: nameOf(from.external_id),
    name: nameOf(from.name),
    email,
    avatarUrl: urlOf(typeof avatar === "string" ? avatar : avatar?.image_url),
    attributes: attributesOf(details, from.custom_attributes),
    createdAt: isoOf(from.created_at),
    lastSeenAt: isoOf(from.last_seen_at),
  };
}

function readConversation(item: unknown): (Draft | null)[] {
  const read = readAs(conversation, item);
  const parts = read.conversation_parts?.conversation_parts ?? [];
  const { source } = read;
  const authors = [...(source ? [source.author] : []), ...parts.map(({ author }) => author)];
  const first = read.contacts.contacts[0];
  const isResolved = read.state ? read.state === "closed" : read.open === false;
  const createdAt = isoOf(read.created_at);
  const record = {
    type: "conversation",
    id: read.id,
    contactId: first?.id,
    status: isResolved ? "resolved" : "open",
    subject: nameOf(plainLine(source?.subject) || read.title),
    assignee: emailOf(
      authors.find(({ type, id }) => type === "admin" && id === read.admin_assignee_id)?.email,
    ),
    createdAt,
    ...(isResolved ? { resolvedAt: isoOf(read.statistics?.last_close_at ?? read.updated_at) } : {}),
  };
  const says = authors.find(
    ({ type, id }) => CONTACT_TYPES.includes(type ?? "") && id === first?.id,
  );
  const known = {
    type: "contact",
    id: first?.id,
    externalId: nameOf(first?.external_id),
    name: nameOf(says?.name),
    email: emailOf(says?.email),
    createdAt,
  };
  return [
    { record: known, isPartial: true },
    { record },
    source
      ? messageOf(read.id, { ...source, id: `source-${source.id ?? read.id}`, at: read.created_at })
      : null,
    ...parts.map((one) =>
      one.redacted
        ? null
        : messageOf(read.id, {
            ...one,
            at: one.created_at,
            isNote: !SEEN_BY_CONTACT.includes(one.part_type),
          }),
    ),
  ];
}

type Words = {
  id: string;
  at: number;
  body?: string | null;
  author: Person;
  attachments?: z.output<typeof attachments>;
  isNote?: boolean;
};

/** Null for what has no words, such as the part that says who was assigned. */
function messageOf(conversationId: string, words: Words): Draft | null {
  const files = (words.attachments ?? []).map(({ name, url }) => fileOf(name, url));
  const html = cleanText(words.body);
  if (!html?.trim() && files.length === 0) return null;
  return {
    record: {
      type: words.isNote ? "note" : "message",
      id: words.id,
      conversationId,
      author: authorOf(words.author),
      html,
      files,
      createdAt: isoOf(words.at),
    },
  };
}

function authorOf({ type, name, email }: Person) {
  if (CONTACT_TYPES.includes(type ?? "")) return { type: "contact" };
  if (type === "bot") return { type: "bot" };
  return { type: "agent", name: nameOf(name), email: emailOf(email) };
}

/** Subjects are HTML as well: `<p>Order</p>`. */
const plainLine = (html: string | null | undefined) => html?.replace(/<[^<>]*>/g, " ").trim();
