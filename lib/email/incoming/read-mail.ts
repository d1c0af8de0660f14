import "server-only";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import { AppError } from "../../platform/app-error.ts";
import { db } from "../../platform/db.ts";
import { announceEmails } from "../announce-emails.ts";
import { type Authentication, authenticateMail } from "../parse/authenticate-mail.ts";
import { parseMail } from "../parse/parse-mail.ts";
import type { ParsedMail } from "../parse/parsed-mail.ts";
import { placeMail } from "./place-mail.ts";
import { receivedSelect } from "./reading.ts";
import { type Envelope, envelope } from "./receive-mail.ts";

/**
 * The job: reads a mail that was received, and makes of it what it is. It changes everything in one
 * transaction, so that an attempt that died can be repeated.
 */
export async function readMail({ workspaceId, emailId }: JobData<"read-mail">): Promise<void> {
  const received = await db().email.findFirst({
    where: { id: emailId, workspaceId, direction: "incoming", state: "queued" },
    select: receivedSelect,
  });
  if (!received?.raw) return;
  const raw = Buffer.from(received.raw);
  const mail = await parse(raw);
  if (!mail) {
    const data = { state: "held", reason: "unreadable", doneAt: new Date() } as const;
    await db().email.updateMany({ where: { id: emailId, workspaceId }, data });
    announceEmails(workspaceId, null);
    return;
  }
  const arrival = envelope.parse(received.envelope);
  const authentication = await authenticate(raw, arrival);
  await placeMail({ received, mail, arrival, authentication, acceptedBy: null });
}

async function parse(raw: Buffer): Promise<ParsedMail | null> {
  try {
    return await parseMail(raw);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** What proves the sender. What is typed at /dev/mail is typed by the one person at this machine. */
export async function authenticate(raw: Buffer, arrival: Envelope): Promise<Authentication> {
  if (arrival.source === "preview") {
    return { result: "pass", domain: null, detail: "typed at /dev/mail" };
  }
  const { ip, helo, mailFrom } = arrival;
  return authenticateMail(raw, { ip, helo, mailFrom, trustReceived: arrival.source === "imap" });
}
