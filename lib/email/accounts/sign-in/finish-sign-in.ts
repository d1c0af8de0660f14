import "server-only";
import type { Actor } from "../../../access/actor.ts";
import { requirePermission } from "../../../access/permissions.ts";
import { recordAudit } from "../../../audit/record-audit.ts";
import { AppError } from "../../../platform/app-error.ts";
import { db } from "../../../platform/db.ts";
import { env } from "../../../platform/env.ts";
import { log } from "../../../platform/log.ts";
import { findMailAccount } from "../find-mail-account.ts";
import { readableSecrets, sealSecrets } from "../mail-secrets.ts";
import { requestTokens, type Tokens } from "./request-tokens.ts";
import { SIGN_IN_NAMES, signInProvider, signInReturnUrl } from "./sign-in-providers.ts";
import { readState, type SignInState, verifierOf } from "./start-sign-in.ts";

type Returned = { state: string; code: string; error: string };

/**
 * A provider sends a member back who has signed in there: its code is exchanged for tokens, which are stored with the
 * inbox. What went wrong is written down for the inbox's screen. Returns the address of that screen.
 * Errors: forbidden, not_found; invalid_request, if the sign-in was not begun by this member or is too old.
 */
export async function finishMailSignIn(actor: Actor, returned: Returned): Promise<string> {
  requirePermission(actor, "inbox.edit");
  const state = readState(returned.state);
  if (!state || state.userId !== actor.userId) {
    throw new AppError("invalid_request", {
      userMessage: "This sign-in is too old. Go back to the inbox, and begin again.",
    });
  }
  const { inboxId, provider } = state;
  await findMailAccount(db(), actor.workspace.id, inboxId);
  try {
    await store(actor, state, await exchange(state, returned));
  } catch (error) {
    if (error instanceof AppError) throw error;
    log.warn("email.sign_in_failed", { inbox: inboxId, provider, error });
    await recordProblem(inboxId, problemOf(state, returned));
  }
  return `${env().APP_URL}/inboxes/${inboxId}?tab=receiving`;
}

async function exchange(state: SignInState, { code, error }: Returned): Promise<Tokens> {
  const provider = signInProvider(state.provider);
  if (!provider || error !== "" || code === "") throw new Error(`no code: ${error}`);
  const tokens = await requestTokens(provider, {
    grant_type: "authorization_code",
    code,
    redirect_uri: signInReturnUrl(),
    code_verifier: verifierOf(state.nonce),
  });
  if (!tokens.refreshToken) throw new Error("no refresh token");
  return tokens;
}

/** Without an address in the ID token, the mailbox is the inbox's own. */
async function store(
  actor: Actor,
  { inboxId, provider }: SignInState,
  { user, ...tokens }: Tokens,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM mail_accounts WHERE inbox_id = ${inboxId}::uuid FOR UPDATE`;
    const row = await findMailAccount(tx, actor.workspace.id, inboxId);
    const signIn = { provider, user: user ?? row.address, ...tokens };
    const secrets = { ...readableSecrets(inboxId, row.credentials), signIn };
    const credentials = sealSecrets(inboxId, secrets);
    const data = { credentials, lastError: null, failingSince: null };
    await tx.mailAccount.update({ where: { inboxId }, data });
    await recordAudit(tx, actor, {
      action: "inbox.mail_account_changed",
      target: { kind: "inbox", id: inboxId, label: row.inbox.name },
      changes: { signedInAs: [null, `${signIn.user} (${SIGN_IN_NAMES[provider]})`] },
    });
  });
}

function problemOf({ provider }: SignInState, { error }: Returned): string {
  const name = SIGN_IN_NAMES[provider];
  return error === "access_denied"
    ? `${name} did not give Linkdesk access, because somebody cancelled. Sign in again.`
    : `Signing in with ${name} did not work. Try again; if it fails again, ask whoever runs Linkdesk.`;
}

async function recordProblem(inboxId: string, message: string): Promise<void> {
  await db().mailAccount.updateMany({
    where: { inboxId },
    data: { lastError: message, failingSince: new Date() },
  });
}
