import "server-only";
import { TAG_COLORS, type Tag } from "@linkdesk/contract/tags.ts";

export const tagSelect = { id: true, name: true, color: true, createdAt: true } as const;

type Row = { id: string; name: string; color: string; createdAt: Date };

/** A color that this version does not know is shown as gray. */
export function serializeTag({ id, name, color, createdAt }: Row): Tag {
  const known = TAG_COLORS.find((one) => one === color) ?? "gray";
  return { id, name, color: known, createdAt: createdAt.toISOString() };
}
