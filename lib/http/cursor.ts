import { invalidField } from "../platform/app-error.ts";

/** A place in a list ordered by (time, id). */
export type Place = { at: Date; id: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An opaque cursor: clients hand it back and read nothing into it. */
export function encodeCursor({ at, id }: Place): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString("base64url");
}

/** The place a cursor stands for; a foreign text is an error that names the field. */
export function decodeCursor(cursor: string): Place {
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(".");
  const at = new Date(Number(time));
  if (!/^\d{1,15}$/.test(time) || Number.isNaN(at.getTime()) || !UUID.test(id)) {
    throw invalidField("cursor", "is not a cursor of this list; start again without a cursor");
  }
  return { at, id };
}
