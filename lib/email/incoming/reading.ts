import type { Me } from "@linkdesk/contract/accounts.ts";
import type { Authentication } from "../parse/authenticate-mail.ts";
import type { ParsedMail } from "../parse/parsed-mail.ts";
import type { Envelope } from "./receive-mail.ts";

/** The row of a mail that was received. */
export type Received = {
  id: string;
  workspaceId: string;
  inboxId: string;
  raw: Uint8Array<ArrayBuffer> | null;
  inbox: { kind: "webchat" | "email"; mailAccount: { address: string } | null };
};

export const receivedSelect = {
  id: true,
  workspaceId: true,
  inboxId: true,
  raw: true,
  envelope: true,
  inbox: { select: { kind: true, mailAccount: { select: { address: true } } } },
} as const;

/** A mail that was read, with what its place depends on. */
export type Reading = {
  received: Received;
  mail: ParsedMail;
  arrival: Envelope;
  authentication: Authentication;
  /** The member who has read the held mail and accepts it. */
  acceptedBy: Me | null;
};
