import type { Attachment } from "./types.ts";
import { NEWEST } from "./visitor/places.ts";
import type { Written } from "./visitor/state.ts";

/** What is not sent yet, as text for the storage. */
export function writeUnsent(entries: readonly Written[]): string {
  const kept = entries.map(({ clientId, text, place, attachments, form }) => ({
    ...{ clientId, text, place, attachments, form },
  }));
  return JSON.stringify(kept);
}

/** Reads it back; what an older version wrote, or something else, is left out. */
export function readUnsent(stored: string | null): Written[] {
  try {
    const list: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(list) ? list.flatMap(readOne) : [];
  } catch {
    return [];
  }
}

function readOne(value: unknown): Written[] {
  const { clientId, text, place, attachments, form } = (value ?? {}) as Partial<Written>;
  if (typeof clientId !== "string" || typeof text !== "string") return [];
  return [
    {
      ...{ clientId, text },
      place: typeof place === "string" ? place : NEWEST,
      attachments: Array.isArray(attachments) ? (attachments as Attachment[]) : [],
      ...(typeof form === "object" && form !== null && { form }),
    },
  ];
}
