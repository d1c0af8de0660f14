// A bot: it answers what it knows, shows buttons, and hands over to a person. Then it is silent.
// Needs a key with conversations:read and :write, and a webhook for message.received to its address.
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { Linkdesk, type SentContent, verifyWebhook } from "@linkdesk/sdk";

const { LINKDESK_URL, LINKDESK_API_KEY = "", WEBHOOK_SECRET = "", HAND_OVER_TO = "" } = process.env;
const client = new Linkdesk({ apiKey: LINKDESK_API_KEY, baseUrl: LINKDESK_URL });

const PERSON = "Talk to a person";
const ANSWERS = new Map([
  ["Opening hours", "We are open from **9 to 17**, Monday to Friday."],
  ["Returns", "You can send everything back within 30 days."],
  [PERSON, "A colleague will be with you soon."],
]);
const buttons = [...ANSWERS.keys()].map((label, at) => ({ id: `answer-${at}`, label }));
const interactive = { type: "buttons" as const, body: { text: "How can we help?" }, buttons };

/** Answers a message. An event that arrives twice has the same id, and is answered once. */
async function answer(conversationId: string, text: string, eventId: string): Promise<void> {
  const { data: conversation, error } = await client.conversations.get(conversationId);
  if (error) throw error;
  if (conversation.assignee) return;
  const known = ANSWERS.get(text);
  const content: SentContent = known
    ? { type: "text", text: known }
    : { type: "interactive", interactive };
  const sent = await client.messages.send({ conversationId, content }, { idempotencyKey: eventId });
  if (sent.error) throw sent.error;
  if (text !== PERSON) return;
  const assigned = await client.conversations.assign(conversationId, HAND_OVER_TO);
  if (assigned.error) throw assigned.error;
}

createServer(async (request, response) => {
  try {
    const { event, data } = await verifyWebhook(
      await buffer(request),
      request.headers,
      WEBHOOK_SECRET,
    );
    const eventId = String(request.headers["webhook-id"]);
    if (event === "message.received")
      await answer(data.metadata.conversationId, data.content.text, eventId);
    response.writeHead(204).end();
  } catch (error) {
    response.writeHead(500).end(String(error)); // The event is sent again later.
  }
}).listen(Number(process.env.PORT ?? 4001), () => process.stdout.write("listening\n"));
