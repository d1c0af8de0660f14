// New conversations in a Slack channel, or in whatever understands Slack's incoming webhooks.
// A webhook for message.received to http://…:4002/; SLACK_URL is the address that Slack gave you.
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { verifyWebhook, type WebhookData } from "@linkdesk/sdk";

const { LINKDESK_URL, WEBHOOK_SECRET = "", SLACK_URL = "" } = process.env;

/** Of a visitor's text: nothing in it is a mention or a link (https://docs.slack.dev/messaging/formatting-message-text). */
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Tells the channel of the first message of a conversation. Throws if Slack does not take it. */
async function notify({ content, metadata }: WebhookData["message.received"]): Promise<void> {
  if (metadata.seq !== 1) return;
  const address = `${LINKDESK_URL}/conversations/${metadata.conversationId}`;
  const text = `*New conversation*\n>${escaped(content.text).replaceAll("\n", "\n>")}\n<${address}|Answer>`;
  const response = await fetch(SLACK_URL, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  if (!response.ok) throw new Error(`Slack answered with ${response.status}`);
}

createServer(async (request, response) => {
  try {
    const payload = await verifyWebhook(await buffer(request), request.headers, WEBHOOK_SECRET);
    if (payload.event === "message.received") await notify(payload.data);
    response.writeHead(204).end();
  } catch (error) {
    // Linkdesk sends it again later.
    response.writeHead(500).end(String(error));
  }
}).listen(Number(process.env.PORT ?? 4002), () => process.stdout.write("listening\n"));
