import { storableText } from "./text.ts";
import { z } from "./zod.ts";

/** Under what a value of a contact or conversation is kept. */
export const attributeKey = storableText(60).min(1);

/** A value as it is set. Null removes it. */
export const attributeValue = z.union([storableText(1_000), z.number(), z.boolean(), z.null()]);

/** All values of a contact or conversation, by key. */
export const shownAttributes = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);
