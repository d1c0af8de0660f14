import { cutText } from "@linkdesk/chat/cut-text.ts";
import { storable } from "@linkdesk/chat/sendable-text.ts";
import type { PageUser } from "@linkdesk/contract/page-options.ts";
import type { ClaimedUser } from "@linkdesk/contract/widget.ts";
import { FIELD_CHECKS } from "./field-checks.ts";

const MAX_METADATA = 50;
const MAX_KEY_CHARS = 60;
const MAX_VALUE_CHARS = 1_000;
const MAX_URL_CHARS = 2_048;

const text = (value: unknown, max: number) =>
  typeof value === "string" || typeof value === "number"
    ? storable(cutText(String(value), max)).trim() || undefined
    : undefined;

/**
 * What a page says about its visitor, as the API takes it: parts that it would refuse are left
 * out, so that a typo in the page's code costs that part and not the whole chat.
 */
export function toClaimedUser(user: PageUser | null | undefined): ClaimedUser | undefined {
  if (typeof user !== "object" || user === null) return undefined;
  const email = text(user.email, 300);
  const avatar = text(user.avatar, MAX_URL_CHARS);
  const claim: ClaimedUser = {
    id: text(user.id, 200),
    name: text(user.name, 120),
    email: email && FIELD_CHECKS.email(email) === null ? email : undefined,
    avatar: avatar && FIELD_CHECKS.url(avatar) === null ? avatar : undefined,
    metadata: toMetadata(user.metadata),
  };
  return Object.values(claim).some((value) => value !== undefined) ? claim : undefined;
}

function toMetadata(metadata: unknown): ClaimedUser["metadata"] {
  if (typeof metadata !== "object" || metadata === null) return undefined;
  const kept: NonNullable<ClaimedUser["metadata"]> = {};
  for (const [key, value] of Object.entries(metadata).slice(0, MAX_METADATA)) {
    const name = storable(key.slice(0, MAX_KEY_CHARS));
    if (typeof value === "string") kept[name] = storable(value.slice(0, MAX_VALUE_CHARS));
    else if (typeof value === "boolean" || value === null) kept[name] = value;
    else if (Number.isFinite(value)) kept[name] = Number(value);
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}
