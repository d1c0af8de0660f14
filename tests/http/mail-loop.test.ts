// E-mail carries a conversation on, in both directions: the built service, a real Postfix and a real Dovecot.
// Needs Debian's packages and root, see scripts/require-mail-servers.ts; without them it is skipped.
import type { Activity } from "@linkdesk/contract/activities.ts";
import type { Message, Page } from "@linkdesk/contract/conversations.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hasMailServers } from "../../scripts/require-mail-servers.ts";
import { letAway } from "../support/every-mail.ts";
import { type Caller, createVisitor, send } from "../support/http-client.ts";
import {
  type Answered,
  MAIL_PROGRAMS,
  type MailProgram,
  type Reply,
} from "../support/mail-programs.ts";
import {
  FORGED,
  MAIL_WAIT,
  type MailWorld,
  PROVIDER_KEY,
  SUPPORT,
  startMailWorld,
} from "../support/mail-world.ts";
import { hearMessages, realtimeAccess } from "../support/realtime.ts";

const canRun = hasMailServers() || process.env.CI === "true";
const AGENT = "agent@mail.test";

let world: MailWorld;
beforeAll(async () => {
  if (canRun) world = await startMailWorld();
}, 120_000);
afterAll(() => world?.stop(), 60_000);

let count = 0;
type Chat = { id: string; email: string; visitor: Caller };

/** A visitor who has left an address writes. */
async function writeInChat(text: string, given?: string): Promise<Chat> {
  count += 1;
  const email = given ?? `visitor${count}@mail.test`;
  if (!given) world.servers.createMailbox(email, "any");
  const { call: visitor } = await createVisitor(world.stack.appUrl, world.tenant.inbox.id);
  const started = await visitor<{ conversation: { id: string } }>(
    "POST",
    "/api/widget/v1/conversations",
    { clientId: crypto.randomUUID(), text, form: { name: "Vera", email } },
  );
  expect(started).toMatchObject({ status: 201 });
  return { id: started.body.conversation.id, email, visitor };
}

const away = (id: string, side: "team" | "contact") => {
  const { appUrl, databaseUrl } = world.stack;
  return letAway({ appUrl, databaseUrl, tenant: world.tenant }, id, side);
};

/** The agents leave, and this is the mail that one of them gets. */
async function mailToAgent({ id }: Chat): Promise<Answered> {
  const before = world.servers.mailsOf(AGENT).length;
  await away(id, "team");
  await vi.waitFor(
    () => expect(world.servers.mailsOf(AGENT).length).toBeGreaterThan(before),
    MAIL_WAIT,
  );
  return world.mailTo(AGENT);
}

const say = (id: string, text: string) =>
  world.tenant.call("POST", `/api/v1/conversations/${id}/messages`, {
    clientId: crypto.randomUUID(),
    text,
  });

/** A reply by a mail program, handed to Postfix. */
async function reply(mail: Answered, given: Reply, program: MailProgram = "Gmail"): Promise<void> {
  const raw = MAIL_PROGRAMS[program](mail, given);
  const to = given.to ?? mail.replyTo;
  await world.servers.send(given.from, to, raw);
}

/** As Postmark hands a mail over that it has received. */
async function postByProvider(recipient: string, raw: string): Promise<void> {
  const key = Buffer.from(`x:${PROVIDER_KEY}`).toString("base64");
  const path = `${world.stack.appUrl}/api/inbound/mail/postmark`;
  const body = { OriginalRecipient: recipient, RawEmail: raw };
  const answer = await send(path, "POST", { authorization: `Basic ${key}` }, body);
  expect(answer).toMatchObject({ status: 200 });
}

const fromVisitor = async (chat: Chat) => {
  expect(await say(chat.id, "We do, for free.")).toMatchObject({ status: 201 });
  await away(chat.id, "contact");
  return world.mailTo(chat.email);
};

async function newMail(from: string, subject: string, text: string, headers: string[] = []) {
  const id = `Message-ID: <${crypto.randomUUID()}@mail.test>`;
  const head = [`From: ${from}`, `To: ${SUPPORT}`, `Subject: ${subject}`, id, ...headers];
  await world.servers.send(from, SUPPORT, `${head.join("\r\n")}\r\n\r\n${text}\r\n`);
}

/** The one conversation that a mail from somebody became. */
const conversationOf = (address: string) =>
  vi.waitFor(async () => {
    const found = await world.conversationsOf(address);
    expect(found).toHaveLength(1);
    return found[0]?.id ?? "";
  }, MAIL_WAIT);

const untilEmail = (id: string, state: object) =>
  vi.waitFor(async () => {
    const emails = await world.emailsOf(id);
    expect(emails).toContainEqual(expect.objectContaining(state));
  }, MAIL_WAIT);

describe.skipIf(!canRun)("a conversation goes on by e-mail", { timeout: 60_000 }, () => {
  it.each(Object.keys(MAIL_PROGRAMS) as MailProgram[])(
    "an agent and then the visitor answer with %s, and each reads just the answer in the chat at once",
    async (program) => {
      const chat = await writeInChat("Do you ship to Norway?");
      const access = realtimeAccess(world.stack.env);
      const call = world.tenant.call;
      const atVisitor = { call: chat.visitor, api: "/api/widget/v1" } as const;
      const visitorHears = await hearMessages(access, atVisitor, chat.id);
      const agentHears = await hearMessages(access, { call, api: "/api/v1" }, chat.id);

      const toAgent = await mailToAgent(chat);
      expect(toAgent.text).toContain("Do you ship to Norway?");
      expect(toAgent.replyTo).toMatch(/^support\+[a-z2-7]{42}@mail\.test$/);
      await reply(toAgent, { from: `Ada <${AGENT}>`, text: "Yes – to Ålesund, too." }, program);
      const said = (text: string) =>
        expect.arrayContaining([expect.objectContaining({ text })]) as unknown;
      await vi.waitFor(
        () => expect(visitorHears.messages).toEqual(said("Yes – to Ålesund, too.")),
        MAIL_WAIT,
      );
      const path = `/api/widget/v1/conversations/${chat.id}/messages`;
      const { body } = await chat.visitor<{ messages: Message[] }>("GET", path);
      expect(body.messages.at(-1)).toMatchObject({
        author: { type: "agent", name: "Ada Agent" },
        text: "Yes – to Ålesund, too.",
      });

      await away(chat.id, "contact");
      const toVisitor = await world.mailTo(chat.email);
      expect(toVisitor.text).toContain("Yes – to Ålesund, too.");
      await reply(toVisitor, { from: chat.email, text: "Størrelse 42, takk." }, program);
      await vi.waitFor(
        () => expect(agentHears.messages).toEqual(said("Størrelse 42, takk.")),
        MAIL_WAIT,
      );
      expect(await world.untilMessages(chat.id, 3)).toEqual([
        "contact: Do you ship to Norway?",
        "agent: Yes – to Ålesund, too.",
        "contact: Størrelse 42, takk.",
      ]);
      visitorHears.close();
      agentHears.close();
    },
  );

  it("a mail to the address becomes a conversation, and the agent's reply arrives threaded and quoted", async () => {
    const customer = "customer@mail.test";
    world.servers.createMailbox(customer, "any");
    await newMail(customer, "Broken lamp", "The lamp does not work.");
    const id = await conversationOf(customer);
    const asked = (await world.emailsOf(id))[0];
    expect(asked).toMatchObject({ state: "accepted", subject: "Broken lamp" });
    expect(await say(id, "We send you a new one.")).toMatchObject({ status: 201 });
    const mail = await world.mailTo(customer);
    expect(mail.subject).toBe("Re: Broken lamp");
    expect(mail.text).toContain("We send you a new one.");
    expect(mail.text).toContain("> The lamp does not work.");
    const [raw = ""] = world.servers.mailsOf(customer);
    const [first = ""] = mail.references;
    expect(raw).toMatch(/^In-Reply-To: <[\w-]+@mail\.test>\r?$/m);
    expect(first).toMatch(/^<[\w-]+@mail\.test>$/);
    expect(raw).toContain(`From: "Ada Agent (Acme Support)" <${SUPPORT}>`);
    await reply(mail, { from: customer, text: "Thank you!" }, "Outlook");
    expect(await world.untilMessages(id, 3)).toEqual([
      "contact: The lamp does not work.",
      "agent: We send you a new one.",
      "contact: Thank you!",
    ]);
  });
});

describe.skipIf(!canRun)("a reply finds its conversation", { timeout: 60_000 }, () => {
  it.each<[string, Partial<Reply>]>([
    ["without References", { thread: [] }],
    [
      "whose References a server has replaced",
      { thread: ["In-Reply-To: <x@exchange.example>", "References: <x@exchange.example>"] },
    ],
    ["under another subject", { subject: "Another matter" }],
  ])("a reply %s comes into its conversation", async (_, wrong) => {
    const chat = await writeInChat("Hello?");
    const mail = await fromVisitor(chat);
    await reply(mail, { from: chat.email, text: "Fine.", ...wrong });
    expect((await world.untilMessages(chat.id, 3)).at(-1)).toBe("contact: Fine.");
  });

  it("a reply to the bare address comes into its conversation from its own reader only", async () => {
    const chat = await writeInChat("Hello?");
    const mail = await fromVisitor(chat);
    await reply(mail, { from: chat.email, to: SUPPORT, text: "It is me." });
    expect((await world.untilMessages(chat.id, 3)).at(-1)).toBe("contact: It is me.");
    await reply(mail, { from: "stranger@mail.test", to: SUPPORT, text: "And I?" });
    const other = await conversationOf("stranger@mail.test");
    expect(other).not.toBe(chat.id);
    expect(await world.untilMessages(other, 1)).toEqual(["contact: And I?"]);
    expect(await world.messagesOf(chat.id)).toHaveLength(3);
  });

  it("a mail that arrives twice is one message, also if two inboxes got it or a mail provider posts it, too", async () => {
    const sales = "sales@mail.test";
    await world.addInbox(sales);
    const chat = await writeInChat("Hello?");
    const mail = await fromVisitor(chat);
    const given = { from: chat.email, cc: sales, text: "Just once.", messageId: "<o@mail.test>" };
    const raw = MAIL_PROGRAMS.Thunderbird(mail, given);
    for (const to of [mail.replyTo, sales, mail.replyTo]) {
      await world.servers.send(chat.email, to, raw);
    }
    await postByProvider(mail.replyTo, raw);
    await reply(mail, { from: chat.email, text: "And this." });
    await reply(mail, { from: chat.email, to: sales, text: "And that." });
    const messages = await world.untilMessages(chat.id, 5);
    expect(messages.slice(2).sort()).toEqual([
      "contact: And that.",
      "contact: And this.",
      "contact: Just once.",
    ]);
  });
});

describe.skipIf(!canRun)("a transcript goes on by e-mail", { timeout: 60_000 }, () => {
  const stranger = "friend@mail.test";
  const transcriptTo = async (chat: Chat, email: string) => {
    const { call, inbox } = world.tenant;
    const settings = { behaviour: { transcript: true, transcriptByEmail: true } };
    expect((await call("PATCH", `/api/v1/inboxes/${inbox.id}`, { settings })).status).toBe(200);
    const path = `/api/widget/v1/conversations/${chat.id}/transcript`;
    expect((await chat.visitor("POST", path, { email })).status).toBe(204);
    return world.mailTo(email, ({ subject }) => subject === "Your conversation with Acme");
  };

  it("a visitor's answer to it becomes their message", async () => {
    const chat = await writeInChat("Hello?");
    const mail = await transcriptTo(chat, chat.email);
    expect(mail.replyTo).toMatch(/^support\+[a-z2-7]{42}@mail\.test$/);
    await reply(mail, { from: chat.email, text: "One more thing." }, "Apple Mail");
    expect(await world.untilMessages(chat.id, 2)).toEqual([
      "contact: Hello?",
      "contact: One more thing.",
    ]);
    await untilEmail(chat.id, { direction: "incoming", isFromContact: true });
  });

  it("an answer of somebody else, to whom the visitor had it sent, is marked as theirs", async () => {
    world.servers.createMailbox(stranger, "any");
    const chat = await writeInChat("Hello?");
    const mail = await transcriptTo(chat, stranger);
    await reply(mail, { from: stranger, text: "Who is this?" }, "Outlook");
    expect((await world.untilMessages(chat.id, 2)).at(-1)).toBe("contact: Who is this?");
    await untilEmail(chat.id, {
      ...{ direction: "incoming", isFromContact: false },
      from: { name: "", address: stranger },
    });
  });
});

describe.skipIf(!canRun)("a mail that nobody wrote", { timeout: 60_000 }, () => {
  it("a notice of absence changes nothing in the chat", async () => {
    const chat = await writeInChat("Hello?");
    const mail = await fromVisitor(chat);
    const text = "I am away until Monday.";
    const headers = ["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"];
    await reply(mail, { from: chat.email, subject: "Automatic reply", text, headers });
    await untilEmail(chat.id, { state: "ignored", reason: "automatic_reply" });
    expect(await world.messagesOf(chat.id)).toHaveLength(2);
  });

  it("a mail that comes back says so in the conversation, and its address gets no more", async () => {
    const unknown = "gone@mail.test";
    const chat = await writeInChat("Hello?", unknown);
    expect(await say(chat.id, "We are here.")).toMatchObject({ status: 201 });
    await away(chat.id, "contact");
    await untilEmail(chat.id, { direction: "outgoing", isToTeam: false, state: "bounced" });
    const activities = `/api/v1/conversations/${chat.id}/activities`;
    const { body } = await world.tenant.call<Page<Activity>>("GET", activities);
    expect(body.items).toMatchObject([{ type: "email.bounced", afterSeq: 2 }]);
    const conversation = await world.tenant.call("GET", `/api/v1/conversations/${chat.id}`);
    expect(conversation.body).toMatchObject({ mailAddress: null });
  });

  it("a mail whose sender's domain says that it is forged is held", async () => {
    await newMail(FORGED, "Urgent", "Send me the list of all customers.");
    await vi.waitFor(
      async () =>
        expect(await world.heldMails()).toMatchObject([
          { reason: "forged", from: { address: FORGED }, subject: "Urgent" },
        ]),
      MAIL_WAIT,
    );
    expect(await world.conversationsOf(FORGED)).toEqual([]);
  });
});
