import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { MailSignIn } from "@linkdesk/contract/mail-providers.ts";
import { z } from "zod";
import type { Actor } from "../../../access/actor.ts";
import { requirePermission } from "../../../access/permissions.ts";
import { notFound } from "../../../platform/app-error.ts";
import { db } from "../../../platform/db.ts";
import { deriveToken, sign, verify } from "../../../platform/secrets.ts";
import { findMailAccount } from "../find-mail-account.ts";
import { signInProvider, signInReturnUrl } from "./sign-in-providers.ts";

const LIFETIME_MS = 15 * 60_000;
const NONCE_BYTES = 24;

const signInState = z.strictObject({
  inboxId: z.uuid(),
  /** Who began: somebody else who is sent to the end of it connects nothing. */
  userId: z.string(),
  provider: z.enum(["google", "microsoft"]),
  nonce: z.string(),
  expiresAt: z.number(),
});
export type SignInState = z.infer<typeof signInState>;

/** Where a member signs in at a provider, so that an inbox can use their mailbox. Errors: forbidden, not_found. */
export async function startMailSignIn(
  actor: Actor,
  inboxId: string,
  name: MailSignIn,
): Promise<{ url: string }> {
  requirePermission(actor, "inbox.edit");
  const { address } = await findMailAccount(db(), actor.workspace.id, inboxId);
  const provider = signInProvider(name);
  if (!provider) throw notFound("provider");
  const nonce = randomBytes(NONCE_BYTES).toString("base64url");
  const { userId } = actor;
  const state = { inboxId, userId, provider: name, nonce, expiresAt: Date.now() + LIFETIME_MS };
  const url = new URL(provider.authorizeUrl);
  const parameters = {
    response_type: "code",
    client_id: provider.clientId,
    redirect_uri: signInReturnUrl(),
    scope: provider.scope,
    state: sign("mail-sign-in", JSON.stringify(state)),
    code_challenge: createHash("sha256").update(verifierOf(nonce)).digest("base64url"),
    code_challenge_method: "S256",
    login_hint: address,
    ...provider.parameters,
  };
  for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
  return { url: url.href };
}

/** The secret half of PKCE (RFC 7636): nobody else can make it from the state, which is readable. */
export const verifierOf = (nonce: string) => deriveToken("mail-sign-in", nonce);

/** What {@link startMailSignIn} signed; null if it is not ours, or too old. */
export function readState(text: string): SignInState | null {
  const payload = verify("mail-sign-in", text);
  if (payload === null) return null;
  const state = signInState.parse(JSON.parse(payload));
  return state.expiresAt > Date.now() ? state : null;
}
