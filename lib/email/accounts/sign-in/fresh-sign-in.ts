import "server-only";
import type { MailSignIn } from "@linkdesk/contract/mail-providers.ts";
import { db, LONG_TRANSACTION } from "../../../platform/db.ts";
import { log } from "../../../platform/log.ts";
import { MailProblem } from "../../../platform/mail-problem.ts";
import { type MailSecrets, openSecrets, sealSecrets } from "../mail-secrets.ts";
import { requestTokens, SignInEndedError } from "./request-tokens.ts";
import { SIGN_IN_NAMES, signInProvider } from "./sign-in-providers.ts";

/** Somebody has to sign in before the inbox can be used: a step of setting it up, and no failure. */
export class SignInAwaitedError extends MailProblem {
  constructor(provider: MailSignIn) {
    super("login", `Sign in with ${SIGN_IN_NAMES[provider]} first.`);
  }
}

/** A token is replaced while it is still good for this long. */
const MARGIN_MS = 5 * 60_000;

type SignIn = NonNullable<MailSecrets["signIn"]>;

/**
 * What an inbox signs in with at a provider's servers, with an access token that is good for some minutes. Of several
 * processes that need a new one, one asks for it and the others wait for its row; a new refresh token is stored
 * together with it. If the provider has ended the sign-in, that is written down for the inbox's screen.
 * Errors: MailProblem.
 */
export async function freshSignIn(
  inboxId: string,
  provider: MailSignIn,
): Promise<{ user: string; accessToken: string }> {
  const secrets = await readSecrets(db(), inboxId);
  const signIn = requireSignIn(secrets, provider);
  if (isFresh(signIn)) return signIn;
  const renewed = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM mail_accounts WHERE inbox_id = ${inboxId}::uuid FOR UPDATE`;
    const present = await readSecrets(tx, inboxId);
    const current = requireSignIn(present, provider);
    if (isFresh(current)) return current;
    const next = await renew(current);
    const credentials = sealSecrets(inboxId, { ...present, signIn: next });
    const hasEnded = next.refreshToken === null;
    await tx.mailAccount.update({
      where: { inboxId },
      data: {
        credentials,
        ...(hasEnded && { lastError: endedMessage(provider), failingSince: new Date() }),
      },
    });
    return next;
  }, LONG_TRANSACTION);
  return requireSignIn({ signIn: renewed }, provider);
}

const isFresh = ({ expiresAt }: SignIn) => expiresAt - Date.now() > MARGIN_MS;

async function readSecrets(
  tx: Pick<ReturnType<typeof db>, "mailAccount">,
  inboxId: string,
): Promise<MailSecrets> {
  const where = { inboxId };
  const row = await tx.mailAccount.findUnique({ where, select: { credentials: true } });
  try {
    return openSecrets(inboxId, row?.credentials ?? null);
  } catch (cause) {
    const message = "The stored sign-in cannot be read. Sign in again.";
    throw new MailProblem("login", message, { cause });
  }
}

function requireSignIn({ signIn }: MailSecrets, provider: MailSignIn): SignIn {
  if (signIn?.provider !== provider) throw new SignInAwaitedError(provider);
  if (signIn.refreshToken === null) throw new MailProblem("login", endedMessage(provider));
  return signIn;
}

const endedMessage = (provider: MailSignIn) =>
  `${SIGN_IN_NAMES[provider]} no longer lets Linkdesk use this mailbox. Sign in again.`;

/** The sign-in with a new token, or without a refresh token if the provider has ended it. */
async function renew(signIn: SignIn): Promise<SignIn> {
  const provider = signInProvider(signIn.provider);
  const name = SIGN_IN_NAMES[signIn.provider];
  if (!provider) {
    const message = `This installation is not set up for ${name} any more. Ask whoever runs Linkdesk.`;
    throw new MailProblem("login", message);
  }
  const { refreshToken } = signIn;
  if (refreshToken === null) return signIn;
  try {
    const parameters = { grant_type: "refresh_token", refresh_token: refreshToken };
    const { user: _, ...next } = await requestTokens(provider, parameters);
    return { ...signIn, ...next, refreshToken: next.refreshToken ?? refreshToken };
  } catch (error) {
    if (error instanceof SignInEndedError) {
      log.warn("email.sign_in_ended", { provider: signIn.provider });
      return { ...signIn, refreshToken: null, accessToken: "", expiresAt: 0 };
    }
    const message = `${name} could not be asked for a new sign-in. It is tried again.`;
    throw new MailProblem("connect", message, { cause: error });
  }
}
