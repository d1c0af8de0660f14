import { type Mail, writeMail } from "../write-mail.ts";

/** To an e-mail inbox itself: whether what it sends comes back. */
export function mailboxTestMail({ inbox, address }: { inbox: string; address: string }): Mail {
  return writeMail({
    subject: `Test of ${inbox}`,
    paragraphs: [
      `Linkdesk has sent this mail to ${address}, to see whether the inbox can send and receive.`,
      "You can delete it. It does not become a conversation.",
    ],
  });
}
