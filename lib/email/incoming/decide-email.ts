import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { Email } from "@linkdesk/contract/emails.ts";
import { requirePermission } from "../../access/permissions.ts";
import { AppError, notFound } from "../../platform/app-error.ts";
import { db } from "../../platform/db.ts";
import { announceEmails } from "../announce-emails.ts";
import { parseMail } from "../parse/parse-mail.ts";
import { emailSelect, serializeEmail } from "../serialize-email.ts";
import { placeMail } from "./place-mail.ts";
import { authenticate } from "./read-mail.ts";
import { receivedSelect } from "./reading.ts";
import { envelope } from "./receive-mail.ts";

/**
 * A member accepts a held mail: it becomes what it would have been, or a note where it must not speak for
 * anybody. Errors: forbidden, not_found; conflict, if it was decided meanwhile or cannot be read.
 */
export async function acceptEmail(me: Me, id: string): Promise<Email> {
  requirePermission(me, "email.decide");
  const where = { id, workspaceId: me.workspace.id, state: "held" } as const;
  const received = await db().email.findFirst({ where, select: receivedSelect });
  if (!received) throw await whyNot(me, id);
  const { raw } = received;
  if (!raw || !received.envelope) {
    throw new AppError("conflict", {
      userMessage: "This mail cannot be read. You can discard it.",
    });
  }
  const bytes = Buffer.from(raw);
  const arrival = envelope.parse(received.envelope);
  const mail = await parseMail(bytes);
  const authentication = await authenticate(bytes, arrival);
  await placeMail({ received, mail, arrival, authentication, acceptedBy: me });
  return findEmail(me, id);
}

/** A member refuses a held mail: its words are deleted. Errors: forbidden, not_found, conflict. */
export async function discardEmail(me: Me, id: string): Promise<Email> {
  requirePermission(me, "email.decide");
  const { count } = await db().email.updateMany({
    where: { id, workspaceId: me.workspace.id, state: "held" },
    data: { state: "discarded", raw: null, text: null, html: null, excerpt: "", hasHtml: false },
  });
  if (count === 0) throw await whyNot(me, id);
  const email = await findEmail(me, id);
  announceEmails(me.workspace.id, email.conversationId);
  return email;
}

async function findEmail(me: Me, id: string): Promise<Email> {
  const where = { id, workspaceId: me.workspace.id };
  const row = await db().email.findFirst({ where, select: emailSelect });
  if (!row) throw notFound("mail");
  return serializeEmail(row);
}

async function whyNot(me: Me, id: string): Promise<AppError> {
  await findEmail(me, id);
  return new AppError("conflict", { userMessage: "Somebody has decided about this mail already." });
}
