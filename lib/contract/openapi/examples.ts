import { refsOf } from "./refs.ts";
import type { JsonSchema } from "./types.ts";

/**
 * Values for fields by their name, where the schema has no example of its own. `inbox.name` is the name of
 * an inbox, `name` that of anything else.
 */
const BY_NAME = new Map<string, unknown>(
  Object.entries({
    address: "ada@example.com",
    "contactSession.address": "203.0.113.7",
    agentDeliveredSeq: 4,
    agentReadSeq: 4,
    attempts: 1,
    "attachment.kind": "file",
    "attachment.name": "invoice.pdf",
    "attachment.url": "https://chat.example.com/api/files/c2lnbmVk",
    "author.name": "Ada Lovelace",
    avatarUrl: null,
    brandName: "Example",
    bytes: 48_213,
    contactDeliveredSeq: 4,
    contactReadSeq: 3,
    contentType: "application/pdf",
    description: "Our own system",
    disabledReason: null,
    email: "ada@example.com",
    enabled: true,
    externalId: "user-4711",
    failingSince: null,
    height: null,
    "inbox.name": "Website",
    isComplete: true,
    isTyping: true,
    isVerified: true,
    label: "Talk to sales",
    lastDurationMs: 84,
    lastError: null,
    lastSeq: 4,
    lastStatus: 200,
    locale: "en",
    mailAddress: null,
    name: "Grace Hopper",
    "contact.name": "Ada Lovelace",
    "formField.name": "order_number",
    "formField.label": "Order number",
    "mailPerson.name": "Ada Lovelace",
    "visitor.name": "Ada Lovelace",
    nextAttemptAt: null,
    nextCursor: null,
    page: "/pricing",
    pageTitle: "Pricing",
    pageUrl: "https://www.example.com/pricing",
    plan: "business",
    preview: "Do you ship to Austria?",
    previewMemberId: null,
    previousSecretExpiresAt: null,
    referrer: "https://www.example.com/",
    response: null,
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    senderName: "Example",
    seq: 4,
    subject: "Your order",
    text: "Do you ship to Austria?",
    thumbnailUrl: null,
    timezone: "Europe/Vienna",
    title: "Basic plan",
    unread: 1,
    url: "https://www.example.com/pricing",
    "webhook.url": "https://api.example.com/linkdesk",
    userAgent: "Mozilla/5.0",
    websiteUrl: "https://www.example.com",
    width: null,
  }),
);

const TIME = "2026-03-14T09:26:53.000Z";
const UUID_DIGITS = 12;
const LARGE = 3;

/** An id that is the same for the same name: examples that speak of one thing agree. */
function uuidFor(name: string): string {
  const sum = [...name].reduce((total, char) => (total * 31 + char.charCodeAt(0)) % 0xffff_ffff, 7);
  const digits = sum.toString(16).padStart(UUID_DIGITS, "0");
  return `0197a3c2-5b1e-7c40-9d2f-${digits}`;
}

/** Where an example stands: the name of its field, and that of the object around it. */
type Place = { name: string; owner: string };

const SUFFIXES = ["Summary", "Detail", "Original", "Patch", "Input"];

/** `ConversationSummary` describes a conversation: what is called "id" in it is a conversation's. */
function ownerOf(component: string): string {
  const suffix = SUFFIXES.find((one) => component.endsWith(one));
  if (suffix) return ownerOf(component.slice(0, -suffix.length));
  return component.charAt(0).toLowerCase() + component.slice(1);
}

/**
 * An example of a schema: its own, or one made of its parts. Of requests, what is optional is left out,
 * unless nothing is required.
 */
export function exampleOf(
  schema: JsonSchema,
  components: Record<string, JsonSchema>,
  { isRequest = false, ...place }: { isRequest?: boolean } & Partial<Place> = {},
): unknown {
  return exampleAt(schema, { components, isRequest }, { name: "", owner: "", ...place });
}

type Context = { components: Record<string, JsonSchema>; isRequest: boolean };

function exampleAt(schema: JsonSchema, context: Context, place: Place): unknown {
  if (schema.examples) return schema.examples[0];
  const known = [`${place.owner}.${place.name}`, place.name].find((key) => BY_NAME.has(key));
  if (known && fits(BY_NAME.get(known), schema)) return BY_NAME.get(known);
  if (schema.default !== undefined) return schema.default;
  if (schema.$ref) {
    const [component = ""] = refsOf({ $ref: schema.$ref });
    const owner = component === "Reference" ? place.name : ownerOf(component);
    return exampleAt(context.components[component] ?? {}, context, { name: "", owner });
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return exampleAt(options[0] ?? {}, context, place);
  switch (typesOf(schema)[0]) {
    case "object":
      return exampleObject(schema, context, place);
    case "array":
      return schema.items ? [exampleAt(schema.items, context, place)] : [];
    case "string":
      return exampleString(schema, place);
    case "integer":
    case "number":
      return exampleNumber(schema);
    case "boolean":
      return false;
    default:
      return null;
  }
}

/** Whether a value for a name can stand where this schema is: the same name is not always the same thing. */
function fits(value: unknown, schema: JsonSchema): boolean {
  const types = [schema, ...(schema.anyOf ?? [])].flatMap(typesOf);
  if (value === null) return types.includes("null");
  if (schema.enum) return schema.enum.includes(value);
  if (schema.format === "uuid" || schema.format === "date-time") return false;
  return types.includes(typeof value === "number" ? "integer" : typeof value);
}

/** The types of a schema, null last. */
function typesOf({ type }: JsonSchema): string[] {
  const types = [type ?? []].flat();
  return types.sort((a, b) => Number(a === "null") - Number(b === "null"));
}

function exampleObject(
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  context: Context,
  { name, owner }: Place,
): Record<string, unknown> {
  const around = name === "" ? owner : name.replace(/s$/, "");
  const all = Object.entries(properties);
  const needed = all.filter(([field]) => required.includes(field));
  const few = needed.length > 0 ? needed : all.slice(0, 1);
  const own = (context.isRequest ? few : all).map(
    ([field, inner]) => [field, exampleAt(inner, context, { name: field, owner: around })] as const,
  );
  if (own.length > 0 || typeof additionalProperties !== "object") return Object.fromEntries(own);
  return { plan: exampleAt(additionalProperties, context, { name: "plan", owner: around }) };
}

function exampleString({ format }: JsonSchema, { name, owner }: Place): unknown {
  if (format === "uuid") return uuidFor(name === "id" && owner ? `${owner}Id` : name);
  if (format === "date-time") return TIME;
  if (format === "date") return TIME.slice(0, TIME.indexOf("T"));
  if (format === "uri") return BY_NAME.get("url");
  if (format === "email") return BY_NAME.get("email");
  return "text";
}

function exampleNumber({ minimum = 0, maximum = Number.MAX_VALUE }: JsonSchema): number {
  return Math.min(Math.max(minimum, LARGE), maximum);
}
