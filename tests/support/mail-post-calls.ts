// Calls of mail providers to an e-mail inbox, against a real database; the jobs that they queue are run by hand.
import { createInboxBody } from "@linkdesk/contract/inboxes.ts";
import { putMailAccountBody } from "@linkdesk/contract/mail-accounts.ts";
import { type MailProvider, PROVIDER_RULES } from "@linkdesk/contract/mail-providers.ts";
import { beforeEach } from "vitest";
import type { Actor } from "../../lib/access/actor.ts";
import { rotateWebhookKey } from "../../lib/email/accounts/rotate-webhook-key.ts";
import { updateMailAccount } from "../../lib/email/accounts/update-mail-account.ts";
import { readMail } from "../../lib/email/incoming/read-mail.ts";
import { receivePost } from "../../lib/email/incoming/receive-post.ts";
import { parseMail } from "../../lib/email/parse/parse-mail.ts";
import { createInbox } from "../../lib/inboxes/create-inbox.ts";
import { db } from "../../lib/platform/db.ts";
import type { Post } from "./mail-posts.ts";
import { createTenant } from "./people.ts";
import { SNS_CERTIFICATE_PEM } from "./sns-certificate.ts";

export const REFUSED = { code: "unauthenticated" };

export let me: Actor;
/** The inbox that is called, and its address. */
export let inboxId: string;
export let address: string;

/** Begins each test with a workspace and an e-mail inbox of its own. */
export function useMailPosts(): void {
  beforeEach(useNewWorkspace);
}

/** From now on, the inbox of another workspace is called. */
export async function useNewWorkspace(): Promise<void> {
  ({ me } = await createTenant());
  await useNewInbox();
}

/** From now on, another inbox of the workspace is called. */
export async function useNewInbox(): Promise<void> {
  address = `help-${crypto.randomUUID()}@example.com`;
  const body = { kind: "email", name: "Support", senderName: "Support", address };
  inboxId = (await createInbox(me, createInboxBody.parse(body))).id;
}

/** Chooses a provider, and makes a key where it needs one. */
export async function use(provider: MailProvider, secrets: object = {}): Promise<string> {
  const inbound = { kind: "provider", provider };
  const body = { address, senderName: "Support", signature: "", inbound, ...secrets };
  const outbound = { kind: "installation" };
  await updateMailAccount(me, inboxId, putMailAccountBody.parse({ ...body, outbound }));
  if (PROVIDER_RULES[provider].proof === "signature") return "";
  return decodeURIComponent(new URL((await rotateWebhookKey(me, inboxId)).url).password);
}

/** A provider posts something to the inbox. */
export function call(
  provider: MailProvider,
  { headers, body }: Post,
  given: object = {},
  id = inboxId,
) {
  const request = new Request("http://localhost/", {
    method: "POST",
    headers: { ...headers, ...given },
    body: body as BodyInit,
  });
  return receivePost(request, provider, id, async (url) => {
    fetched.push(url);
    return Buffer.from(SNS_CERTIFICATE_PEM);
  });
}
/** Where certificates were asked for. */
export const fetched: string[] = [];

/** The mails of the inbox, oldest first. */
export const emails = (id = inboxId) =>
  db().email.findMany({ where: { inboxId: id }, orderBy: { createdAt: "asc" } });

/** The one mail that came in, as it is read. */
export async function received() {
  const [email] = await emails();
  return {
    mail: await parseMail(Buffer.from(email?.raw ?? [])),
    arrival: email?.envelope as Record<string, unknown>,
  };
}

/** Runs the job of each mail, and counts the conversations. */
export async function readAll(): Promise<number> {
  for (const { id, workspaceId } of await emails()) await readMail({ workspaceId, emailId: id });
  return db().conversation.count({ where: { inboxId } });
}
