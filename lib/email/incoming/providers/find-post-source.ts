import "server-only";
import type { MailProvider } from "@linkdesk/contract/mail-providers.ts";
import { db } from "../../../platform/db.ts";
import { env } from "../../../platform/env.ts";
import { hashToken } from "../../../platform/secrets.ts";
import { readInbound } from "../../accounts/find-mail-account.ts";
import { openSecrets } from "../../accounts/mail-secrets.ts";
import type { PostSecrets } from "./posted-mail.ts";

/** Whose address a provider posts to; `inbox` null: the installation's. */
export type PostSource = {
  inbox: { id: string; workspaceId: string } | null;
  secrets: PostSecrets;
};

const NOTHING: PostSecrets = { keyHash: null, signingSecret: null };

/**
 * What calls at an address are checked with. An inbox that is not there, or that this provider does not post to, has
 * nothing that could be right: nobody learns which inboxes there are.
 */
export async function findPostSource(
  provider: MailProvider,
  inboxId: string | null,
): Promise<PostSource> {
  if (inboxId === null) return { inbox: null, secrets: installationSecrets() };
  const row = await db().mailAccount.findUnique({
    where: { inboxId },
    select: { workspaceId: true, inbound: true, credentials: true, inboundKeyHash: true },
  });
  const inbound = row && readInbound(row.inbound);
  if (!row || inbound?.kind !== "provider" || inbound.provider !== provider) {
    return { inbox: null, secrets: NOTHING };
  }
  const { signingSecret = null } = openSecrets(inboxId, row.credentials);
  const secrets = { keyHash: row.inboundKeyHash, signingSecret };
  return { inbox: { id: inboxId, workspaceId: row.workspaceId }, secrets };
}

function installationSecrets(): PostSecrets {
  const { INBOUND_MAIL_KEY: key, INBOUND_MAIL_SIGNING_SECRET: signingSecret = null } = env();
  return { keyHash: key ? hashToken(key) : null, signingSecret };
}
