// The e-mail inbox of the demo workspace, with one conversation in it.
import type { Prisma } from "../../lib/platform/prisma/client.ts";

const ADDRESS = "support@fernhill.example";
const CUSTOMER = { name: "Henrik Dahl", address: "henrik@dahl.example" };
const SUBJECT = "Invoice for our office order";
const MINUTE_MS = 60_000;
const ASKED = `Hello,

we ordered six bags for the office last week (order 20482). Could you send the invoice to our accounting, with our company's VAT number on it?

DAHL & CO AS, NO 914 778 271

Best regards
Henrik Dahl`;
const QUOTED = `${ASKED}

--
Dahl & Co · Storgata 12, Oslo`;
const HTML = `<div style="font-family:sans-serif"><p>Hello,</p><p>we ordered six bags for the office last week (order <b>20482</b>). Could you send the invoice to our accounting, with our company's VAT number on it?</p><p>DAHL &amp; CO AS, NO 914 778 271</p><p>Best regards<br>Henrik Dahl</p><hr><p style="color:#777">Dahl &amp; Co · Storgata 12, Oslo</p></div>`;
const ANSWERED = `Hello Henrik,

of course. The invoice is on its way to you; it takes a minute or two.`;

type Place = { workspaceId: string; memberId: string };

/** Makes the inbox and the conversation. Answers to its mails can be tried at /dev/mail. */
export async function createDemoMail(
  tx: Prisma.TransactionClient,
  { workspaceId, memberId }: Place,
): Promise<void> {
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * MINUTE_MS);
  const inbox = await tx.inbox.create({
    data: {
      workspaceId,
      kind: "email",
      name: "Support mail",
      brandName: "Fernhill Coffee",
      websiteUrl: "",
      mailAccount: {
        create: {
          workspaceId,
          address: ADDRESS,
          senderName: "Fernhill Coffee",
          signature: "{agent.name}\n{brand}",
        },
      },
    },
  });
  const contact = await tx.contact.create({
    data: {
      workspaceId,
      name: CUSTOMER.name,
      email: CUSTOMER.address,
      createdAt: at(95),
      lastSeenAt: at(95),
      addresses: {
        create: {
          workspaceId,
          address: CUSTOMER.address,
          source: "mail",
          verifiedAt: at(95),
        },
      },
    },
  });
  const author = { workspaceId, clientId: crypto.randomUUID() };
  const conversation = await tx.conversation.create({
    data: {
      ...{ workspaceId, inboxId: inbox.id, contactId: contact.id, assigneeId: memberId },
      clientId: crypto.randomUUID(),
      ...{ lastSeq: 2, agentReadSeq: 2, createdAt: at(95) },
      ...{ lastMessageAt: at(80), preview: ANSWERED.replace(/\s+/g, " ").slice(0, 140) },
      ...{ previewAuthor: "agent", previewMemberId: memberId },
      emailThread: { create: { workspaceId, subject: SUBJECT, to: [CUSTOMER] } },
      messages: {
        create: [
          { ...author, seq: 1, authorType: "contact", text: ASKED, createdAt: at(95) },
          { workspaceId, seq: 2, authorType: "agent", memberId, text: ANSWERED, createdAt: at(80) },
        ],
      },
    },
    include: { messages: true },
  });
  const asked = conversation.messages.find(({ seq }) => seq === 1);
  const shared = { workspaceId, inboxId: inbox.id, conversationId: conversation.id };
  await tx.email.createMany({
    data: [
      {
        ...shared,
        ...{ direction: "incoming", state: "accepted", messageId: asked?.id },
        ...{
          headerId: "20482@dahl.example",
          subject: SUBJECT,
          to: [{ name: "", address: ADDRESS }],
        },
        ...{ fromName: CUSTOMER.name, fromAddress: CUSTOMER.address, text: QUOTED, html: HTML },
        ...{
          hasHtml: true,
          authentication: { result: "pass", domain: "dahl.example", detail: "" },
        },
        ...{ createdAt: at(95), doneAt: at(95) },
      },
      {
        ...shared,
        ...{ direction: "outgoing", state: "sent", afterSeq: 1, upToSeq: 2, to: [CUSTOMER] },
        ...{ headerId: "demo@fernhill.example", subject: `Re: ${SUBJECT}` },
        ...{ createdAt: at(80), doneAt: at(80) },
      },
    ],
  });
}
