import "server-only";
import { randomUUID } from "node:crypto";
import type { MailTest } from "@linkdesk/contract/mail-accounts.ts";
import type { Actor } from "../../access/actor.ts";
import { requirePermission } from "../../access/permissions.ts";
import { mailboxTestMail } from "../../mail/templates/mailbox-test.ts";
import { db } from "../../platform/db.ts";
import { isMailDelivered, sendMail } from "../../platform/mail.ts";
import { toMailProblem } from "../../platform/mail-problem.ts";
import { NOT_DELIVERED } from "./check-mail-account.ts";
import { findMailAccount, type MailAccountRow } from "./find-mail-account.ts";
import { type MailSender, senderOf } from "./mail-sender.ts";
import { createTestToken, TEST_HEADER } from "./record-test-arrival.ts";

/**
 * Sends a mail from an e-mail inbox to its own address. It is recognised by its header when it comes back, and never
 * becomes a conversation. Errors: forbidden, not_found; what the server says is in the answer.
 */
export async function sendTestMail(actor: Actor, inboxId: string): Promise<MailTest> {
  requirePermission(actor, "inbox.edit");
  const row = await findMailAccount(db(), actor.workspace.id, inboxId);
  const token = createTestToken(inboxId);
  // Before it is sent: it may come back before the server's answer is read.
  const begun = {
    testToken: token,
    testSentAt: new Date(),
    testArrivedAt: null,
    testProblem: null,
  };
  await db().mailAccount.update({ where: { inboxId }, data: begun });
  const sender = await db().$transaction((tx) =>
    senderOf(tx, { id: inboxId, workspaceId: actor.workspace.id }),
  );
  const testProblem = await trySending(row, sender, token);
  if (testProblem === null) return getTestMail(actor, inboxId);
  return serializeTest(
    await db().mailAccount.update({ where: { inboxId }, data: { testProblem } }),
  );
}

/** Whether the last test mail has come back. Errors: forbidden, not_found. */
export async function getTestMail(actor: Actor, inboxId: string): Promise<MailTest> {
  requirePermission(actor, "inbox.edit");
  return serializeTest(await findMailAccount(db(), actor.workspace.id, inboxId));
}

/** Null if the server took it; else why not. */
async function trySending(
  { address, inbox }: MailAccountRow,
  { transport, from }: MailSender,
  token: string,
): Promise<string | null> {
  if (!transport && !isMailDelivered()) return NOT_DELIVERED;
  const mail = {
    ...mailboxTestMail({ inbox: inbox.name, address }),
    to: address,
    ...(from && { from }),
    headers: { [TEST_HEADER]: token },
  };
  try {
    const { refused } = await sendMail(mail, randomUUID(), { transport });
    return refused && `The server refused the mail: ${refused}`;
  } catch (error) {
    const server = transport ?? { host: "The installation’s server", port: 0, security: "none" };
    const { message, answer } = toMailProblem(error, server);
    return answer ? `${message} It says: ${answer}` : message;
  }
}

type Test = Pick<MailAccountRow, "testSentAt" | "testArrivedAt" | "testProblem">;

function serializeTest({ testSentAt, testArrivedAt, testProblem }: Test): MailTest {
  return {
    state: testArrivedAt ? "arrived" : testProblem ? "failed" : testSentAt ? "sent" : "none",
    sentAt: testSentAt?.toISOString() ?? null,
    arrivedAt: testArrivedAt?.toISOString() ?? null,
    problem: testProblem,
  };
}
