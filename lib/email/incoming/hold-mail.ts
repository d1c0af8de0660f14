import "server-only";
import type { HeldReason } from "@linkdesk/contract/email-states.ts";
import type { Prisma } from "../../platform/db.ts";

/** What is known of a mail that is not here. */
export type MailHead = {
  /** With or without its brackets. */
  messageId: string | null;
  from: { name: string; address: string };
  subject: string;
};

/** Holds a mail without its words, so that the team sees whose it was. The same one is held once. */
export async function holdMail(
  tx: Prisma.TransactionClient,
  inbox: { id: string; workspaceId: string },
  { messageId, from, subject }: MailHead,
  reason: HeldReason,
): Promise<void> {
  await tx.email.createMany({
    data: {
      workspaceId: inbox.workspaceId,
      inboxId: inbox.id,
      direction: "incoming",
      state: "held",
      reason,
      headerId: messageId && withoutBrackets(messageId),
      fromName: storable(from.name),
      fromAddress: storable(from.address).toLowerCase(),
      subject: storable(subject),
      doneAt: new Date(),
    },
    skipDuplicates: true,
  });
}

const MAX_HEADER_CHARS = 998;
const storable = (text: string) =>
  text.replaceAll("\0", "").toWellFormed().slice(0, MAX_HEADER_CHARS).toWellFormed();
const withoutBrackets = (id: string) => storable(id.trim().replace(/^<|>$/g, ""));
