import { createHash } from "node:crypto";
import { env } from "../platform/env.ts";
import type { ParsedMail } from "./parse/parsed-mail.ts";

const MAX_HEADER_ID_CHARS = 500;

/** The Message-ID of an outgoing mail: made of its row's id, so that a repeated attempt is the same mail. */
export function ownHeaderId(emailId: string): string {
  return `${emailId}@${new URL(env().APP_URL).hostname}`;
}

/** What tells a mail from others: its Message-ID, or a hash of it where it has none or an endless one. */
export function headerIdOf(mail: Pick<ParsedMail, "messageId">, raw: Uint8Array | null): string {
  const { messageId } = mail;
  if (messageId && messageId.length <= MAX_HEADER_ID_CHARS) return messageId;
  const hash = createHash("sha256")
    .update(messageId ?? raw ?? "")
    .digest("hex");
  return `${hash}@no-message-id.invalid`;
}
