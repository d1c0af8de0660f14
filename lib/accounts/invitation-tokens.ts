import "server-only";
import { timingSafeEqual } from "node:crypto";
import { deriveToken, hashToken } from "../platform/secrets.ts";

/**
 * An invitation's token is made from its id, so that the job which mails it needs no secret in its
 * payload. The mailed link carries a second half: who has that one reads the mail of this address.
 * The link that an admin copies does not, and whoever uses it still has to confirm the address.
 */
export function invitationToken(id: string): string {
  return deriveToken("invitation", `link:${id}`);
}

export function mailedInvitationToken(id: string): string {
  return `${invitationToken(id)}.${proofOf(id)}`;
}

/** What finds the invitation. */
export function invitationHash(token: string) {
  return hashToken(token.split(".")[0] ?? "");
}

/** Whether the token came by mail. */
export function isMailedToken(token: string, id: string): boolean {
  const given = Buffer.from(token.split(".")[1] ?? "");
  const expected = Buffer.from(proofOf(id));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const proofOf = (id: string) => deriveToken("invitation", `mail:${id}`);
