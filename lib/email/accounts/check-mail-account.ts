import "server-only";
import type {
  CheckStep,
  MailCheck,
  MailSecurity,
  StepReport,
} from "@linkdesk/contract/mail-accounts.ts";
import { type MailProvider, PROVIDER_RULES } from "@linkdesk/contract/mail-providers.ts";
import type { Actor } from "../../access/actor.ts";
import { requirePermission } from "../../access/permissions.ts";
import { db } from "../../platform/db.ts";
import { openFolder } from "../../platform/imap.ts";
import { isMailDelivered } from "../../platform/mail.ts";
import { MailProblem, toMailProblem } from "../../platform/mail-problem.ts";
import { verifySmtp } from "../../platform/smtp.ts";
import { inboxAddress } from "../mail-address.ts";
import {
  findMailAccount,
  imapSettingsOf,
  type MailAccountRow,
  readInbound,
  smtpSettingsOf,
} from "./find-mail-account.ts";
import { readableSecrets } from "./mail-secrets.ts";

/** What to do where the installation's own server is not set up. */
export const NOT_DELIVERED =
  "This installation sends no mail: SMTP_URL is not set. Enter a mail server here, or ask whoever runs Linkdesk.";
const NOT_RECEIVED =
  "This installation receives no forwarded mail: INBOUND_MAIL_DOMAIN is not set. Choose IMAP, or ask whoever runs Linkdesk.";

/**
 * Connects to the saved servers of an e-mail inbox and says how far it gets. Sends nothing and reads no mail.
 * Errors: forbidden, not_found.
 */
export async function checkMailAccount(actor: Actor, inboxId: string): Promise<MailCheck> {
  requirePermission(actor, "inbox.edit");
  const row = await findMailAccount(db(), actor.workspace.id, inboxId);
  const [sending, receiving] = await Promise.all([checkSending(row), checkReceiving(row)]);
  return { sending, receiving };
}

async function checkSending(row: MailAccountRow): Promise<StepReport[]> {
  const unreadable = await problemOf(() => smtpSettingsOf(row), ANY_SERVER);
  if (unreadable) return report(["login"], unreadable);
  const settings = await smtpSettingsOf(row);
  if (!settings) {
    const problem = isMailDelivered() ? null : new MailProblem("sending", NOT_DELIVERED);
    return report(["sending"], problem);
  }
  const { security, user } = settings;
  const login = user === "" ? [] : (["login"] as const);
  const connect = () => verifySmtp(settings);
  return report([...STEPS[security], ...login], await problemOf(connect, settings));
}

async function checkReceiving(row: MailAccountRow): Promise<StepReport[]> {
  const unreadable = await problemOf(() => imapSettingsOf(row), ANY_SERVER);
  if (unreadable) return report(["login"], unreadable);
  const inbound = readInbound(row.inbound);
  if (inbound.kind === "provider") {
    const missing = missingOf(row, inbound.provider);
    return report(["webhook"], missing ? new MailProblem("webhook", missing) : null);
  }
  const settings = await imapSettingsOf(row);
  if (!settings) {
    const isReceived = inboxAddress(row.inboxId) !== null;
    return report(["forwarding"], isReceived ? null : new MailProblem("forwarding", NOT_RECEIVED));
  }
  const connect = async () => (await openFolder(settings)).close();
  const steps = [...STEPS[settings.security], "login", "folder"] as const;
  return report(steps, await problemOf(connect, settings));
}

const STEPS = {
  tls: ["dns", "connect", "tls"],
  starttls: ["dns", "connect", "tls"],
  none: ["dns", "connect"],
} as const satisfies Record<MailSecurity, readonly CheckStep[]>;

/** What has to be entered before a provider's calls are accepted. Whether it posts, only a mail shows. */
function missingOf(
  { inboxId, credentials, inboundKeyHash }: MailAccountRow,
  provider: MailProvider,
): string | null {
  const { proof, isFetched } = PROVIDER_RULES[provider];
  const secrets = readableSecrets(inboxId, credentials);
  if (proof !== "signature" && !inboundKeyHash) {
    return "There is no address with a key yet. Make one, and enter it at the provider.";
  }
  if (proof === "signature" && !secrets.signingSecret) {
    return "The signing secret is missing. Copy it from the provider.";
  }
  if (isFetched && !secrets.providerApiKey) {
    return "The API key is missing: mails are fetched with it.";
  }
  return null;
}

const ANY_SERVER = { host: "", port: 0, security: "tls" } as const;

async function problemOf(
  work: () => Promise<unknown>,
  server: Parameters<typeof toMailProblem>[1],
): Promise<MailProblem | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return toMailProblem(error, server);
  }
}

/** What comes before the step that failed has worked; what comes after it was not tried. */
function report(steps: readonly CheckStep[], problem: MailProblem | null): StepReport[] {
  const failedAt = problem ? Math.max(steps.indexOf(problem.step), 0) : steps.length;
  return steps.map((step, at) => ({
    step,
    result: at < failedAt ? "ok" : at === failedAt ? "failed" : "skipped",
    problem: at === failedAt ? (problem?.message ?? null) : null,
    answer: at === failedAt ? (problem?.answer ?? null) : null,
  }));
}
