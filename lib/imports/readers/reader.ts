import { z } from "@linkdesk/contract/zod.ts";

/** A line in Linkdesk's own format, not checked yet. `isPartial`: what a conversation says of its contact. */
export type Draft = { record: object; isPartial?: boolean };

/** What an item of a file holds. Null in the list: something that is no contact, conversation or message. */
export type Reader = (item: unknown) => readonly (Draft | null)[];

/** An item is not what its source would answer. */
export class UnreadableItem extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** The item by a schema. Throws {@link UnreadableItem} with the first field that is wrong. */
export function readAs<T extends z.ZodType>(schema: T, item: unknown): z.output<T> {
  const result = schema.safeParse(item);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UnreadableItem(issue?.path.join(".") || "line", issue?.message ?? "cannot be read");
}

/** Ids are numbers or texts, by product. */
export const anyId = z.union([z.string().min(1), z.int()]).transform(String);
export const text = z.string().nullish();
export const seconds = z.int().nullish();
/** Whatever it is: only its members that are known are read. */
export const anything = z.unknown().optional();

/** Whether an item is an object that has all these members. */
export function has(item: unknown, ...names: string[]): item is object {
  return typeof item === "object" && item !== null && names.every((name) => name in item);
}

/** Seconds since 1970 as ISO 8601; 0 is what some products give for "never". */
export function isoOf(unixSeconds: number | null | undefined): string | undefined {
  if (!unixSeconds) return undefined;
  const date = new Date(unixSeconds * 1_000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** A name in one line, at most so long; undefined if there is nothing of it. */
export function nameOf(...words: (string | null | undefined)[]): string | undefined {
  const line = words.filter(Boolean).join(" ").replace(/\s+/g, " ").replaceAll("\0", "").trim();
  return line.slice(0, 160).toWellFormed() || undefined;
}

/** The address, if it is one. Others are kept as an attribute by {@link attributesOf}. */
export function emailOf(value: string | null | undefined): string | undefined {
  return z.email().safeParse(value?.trim()).success ? value?.trim() : undefined;
}

/** A full http(s) address; addresses within the other product are none. */
export function urlOf(value: string | null | undefined): string | undefined {
  if (!value || value.length > 2_048 || !URL.canParse(value)) return undefined;
  return /^https?:$/.test(new URL(value).protocol) ? value : undefined;
}

const MAX_ATTRIBUTES = 50;
const MAX_NAME_CHARS = 60;
const MAX_VALUE_CHARS = 1_000;

/** Attributes from whatever members: what is no text, number or boolean becomes its JSON, empty ones are left out. */
export function attributesOf(...members: unknown[]): Record<string, unknown> {
  const entries = members
    .filter((value) => typeof value === "object" && value !== null && !Array.isArray(value))
    .flatMap((value) => Object.entries(value as object))
    .filter(([name, value]) => name !== "" && value !== null && value !== undefined && value !== "")
    .map(([name, value]) => [storable(name, MAX_NAME_CHARS), scalar(value)] as const);
  return Object.fromEntries(entries.slice(0, MAX_ATTRIBUTES));
}

function scalar(value: unknown): string | number | boolean {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return storable(typeof value === "string" ? value : JSON.stringify(value), MAX_VALUE_CHARS);
}

const storable = (value: string, max: number) =>
  value.replaceAll("\0", "").slice(0, max).toWellFormed();

/** Text that can be stored: without NUL and halves of characters, which some products keep. */
export const cleanText = (value: string | null | undefined) =>
  value?.replaceAll("\0", "").toWellFormed();

/** A file by its name and address, as far as they are known. */
export function fileOf(name: string | null | undefined, address: string | null | undefined) {
  const url = urlOf(address);
  return { name: nameOf(name) ?? (url ? lastPart(url) : undefined), url };
}

/** The file's name in an address. */
function lastPart(url: string): string | undefined {
  const part = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return nameOf(decodeURIComponent(part));
  } catch {
    return nameOf(part);
  }
}
