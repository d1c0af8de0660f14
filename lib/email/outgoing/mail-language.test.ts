// In which language, and in whose look, a contact is mailed.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTenant, createVisitor } from "../../../tests/support/people.ts";
import { scratchFolder } from "../../../tests/support/scratch.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import type { Actor } from "../../access/actor.ts";
import type { VisitorSession } from "../../access/visitor-session.ts";
import { postTeamMessage } from "../../conversations/post-message.ts";
import { startConversation } from "../../conversations/start-conversation.ts";
import { updateInbox } from "../../inboxes/update-inbox.ts";
import { dispatchEvents } from "../../jobs/dispatch-events.ts";
import { handlers } from "../../jobs/handlers.ts";
import { db } from "../../platform/db.ts";
import { drainJobs, registerHandlers } from "../../platform/jobs.ts";
import { type CapturedMail, listCapturedMail } from "../../platform/mail.ts";
import { contactLanguage } from "../../sessions/contact-language.ts";
import { requestTranscript } from "./mail-transcript.ts";
import { queueDueMails } from "./queue-due-mails.ts";
import { findStop, stopAddresses } from "./stop-mails.ts";

useDatabase();
const scratch = scratchFolder();
beforeAll(() => {
  Object.assign(process.env, { MAIL_DIR: scratch.path, MAIL_PREVIEW: "true" });
  registerHandlers(handlers);
});
afterAll(scratch.remove);

const HOUR_MS = 60 * 60_000;
const uuid = () => crypto.randomUUID();

let me: Actor;
let inboxId: string;
let session: VisitorSession;
let conversationId: string;
let email: string;

beforeEach(async () => {
  ({ me, inboxId } = await createTenant("Fernhill"));
  email = `${uuid()}@example.com`;
  session = await createVisitor(inboxId);
  const form = { name: "Kari", email };
  const body = { clientId: uuid(), text: "Do you ship to Norway?", form };
  conversationId = (await startConversation(session, body)).conversation.id;
});

const speaks = (locale: string) =>
  db().session.update({ where: { id: session.id }, data: { locale } });

async function mailTo(address: string): Promise<CapturedMail | undefined> {
  return (await listCapturedMail(1_000)).find(({ to }) => to.includes(address));
}

/** What the visitor is mailed after an agent has replied. */
async function mailOfReply(): Promise<CapturedMail | undefined> {
  await postTeamMessage(me, conversationId, { clientId: uuid(), text: "We do." });
  await dispatchEvents();
  await queueDueMails(new Date(Date.now() + HOUR_MS));
  await drainJobs(30_000);
  return mailTo(email);
}

describe("the language of a mail to a contact", () => {
  const languageOf = async () => {
    const { workspaceId, contactId, inbox } = await db().conversation.findUniqueOrThrow({
      where: { id: conversationId },
      include: { inbox: true },
    });
    return contactLanguage({ workspaceId, inboxId, contactId }, inbox);
  };

  test("is that of the browser in which they were last in the inbox", async () => {
    await speaks("pt-PT");
    expect(await languageOf()).toBe("pt-BR");
  });

  test("is the one that the inbox is set to, as in the chat", async () => {
    await speaks("pt-PT");
    await updateInbox(me, inboxId, { settings: { language: "de" } });
    expect(await languageOf()).toBe("de");
  });

  test("is English where nothing is known, or the browser's is not spoken", async () => {
    expect(await languageOf()).toBe("en");
    await speaks("sv-SE");
    expect(await languageOf()).toBe("en");
  });
});

test("a visitor who has left is mailed in their language, with the inbox's colour and logo", async () => {
  await speaks("fr-CA");
  const logoUrl = "https://cdn.fernhill.example/logo.png";
  await updateInbox(me, inboxId, { settings: { appearance: { color: "#ffd400", logoUrl } } });
  const mail = await mailOfReply();
  expect(mail?.subject).toBe(`Nouvelle réponse de ${me.name} (Fernhill)`);
  expect(mail?.text).toContain("Vous avez un nouveau message dans votre discussion avec Fernhill.");
  expect(mail?.html).toContain('<html lang="fr" dir="ltr">');
  expect(mail?.html).toContain("background:#ffd400;color:#000");
  expect(mail?.html).toMatch(/<img [^>]*src="http:\/\/[^"]*\/api\/pictures\/[^"]+" alt="Fernhill"/);
  // Whoever keeps the picture must not learn who reads the mail.
  expect(mail?.html).not.toContain("cdn.fernhill.example");
});

test("a conversation that a visitor asks for is written in their language", async () => {
  await speaks("ar");
  session.settings.behaviour.transcriptByEmail = true;
  await requestTranscript(session, conversationId, `other-${email}`);
  await drainJobs(30_000);
  const mail = await mailTo(`other-${email}`);
  expect(mail?.subject).toBe("محادثتك مع \u2068Fernhill\u2069");
  expect(mail?.html).toContain('<html lang="ar" dir="rtl">');
  expect(mail?.text).toContain("Do you ship to Norway?");
});

test("members are mailed in English, whatever the visitor speaks", async () => {
  await speaks("de");
  await dispatchEvents();
  await queueDueMails(new Date(Date.now() + HOUR_MS));
  await drainJobs(30_000);
  const mail = await mailTo(me.email);
  expect(mail?.subject).toBe("New message from Kari");
  expect(mail?.html).toContain('<html lang="en" dir="ltr">');
});

test("the page that stops mails speaks the language of the mails", async () => {
  await speaks("ja");
  const token = stopAddresses(conversationId).page.split("/").at(-1) ?? "";
  expect(await findStop(token)).toEqual({
    brandName: "Fernhill",
    isStopped: false,
    language: "ja",
  });
});
