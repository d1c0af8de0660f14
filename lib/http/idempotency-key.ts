import { createHash, randomUUID } from "node:crypto";
import { type Caller, isKey } from "../access/actor.ts";
import { invalidField } from "../platform/app-error.ts";

const MAX_CHARS = 255;

/**
 * The body with a `clientId`: its own, or one made of the header `Idempotency-Key`
 * (draft-ietf-httpapi-idempotency-key-header), or a new one. The same header of the same caller is the same id.
 * Errors: invalid_request.
 */
export function withClientId<T extends { clientId?: string }>(
  request: Request,
  caller: Caller,
  body: T,
): T & { clientId: string } {
  const given = request.headers.get("idempotency-key");
  if (given !== null && (given === "" || given.length > MAX_CHARS)) {
    throw invalidField("Idempotency-Key", `must have 1 to ${MAX_CHARS} characters`);
  }
  const clientId = body.clientId ?? (given === null ? randomUUID() : idOf(caller, given));
  return { ...body, clientId };
}

/** A UUID of version 8 (RFC 9562), whose bits are ours to choose. */
function idOf(caller: Caller, key: string): string {
  const by = isKey(caller) ? caller.keyId : caller.memberId;
  const hex = createHash("sha256").update(`${by} ${key}`).digest("hex").slice(0, 32).split("");
  hex[12] = "8";
  hex[16] = "a";
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
