import "server-only";
import { z } from "zod";
import { AppError } from "../../../platform/app-error.ts";
import { readAddresses } from "../../parse/read-addresses.ts";
import { parseJson } from "./parse-json.ts";
import type { PostedCall, PostedMail } from "./posted-mail.ts";
import { confirmSubscription, type FetchAmazon, snsMessage, verifySns } from "./verify-sns.ts";

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html */
const sesNotification = z.object({
  notificationType: z.string(),
  receipt: z.object({
    recipients: z.array(z.string()).default([]),
    action: z.object({ type: z.string(), encoding: z.string().optional() }),
  }),
  mail: z.object({
    source: z.string().default(""),
    commonHeaders: z
      .object({
        messageId: z.string().optional(),
        from: z.array(z.string()).default([]),
        subject: z.string().optional(),
      })
      .default({ from: [] }),
  }),
  content: z.string().optional(),
});

/**
 * What Amazon SES posts by a topic of Amazon SNS, whose signature is checked here; a new subscription is confirmed.
 * Only the action "Publish to Amazon SNS topic" has the mail in it: of others, such as S3, the team sees whose it was.
 * Errors: unauthenticated, malformed_json, invalid_request.
 */
export async function readSes(
  { headers, body }: PostedCall,
  fetchAmazon?: FetchAmazon,
): Promise<PostedMail> {
  if (headers.get("x-amz-sns-rawdelivery") === "true") {
    throw new AppError("invalid_request", { userMessage: "Turn off raw message delivery." });
  }
  const message = snsMessage.parse(parseJson(body));
  await verifySns(message, fetchAmazon);
  if (message.Type === "SubscriptionConfirmation") await confirmSubscription(message, fetchAmazon);
  if (message.Type !== "Notification") return { kind: "nothing" };
  return readNotification(message.Message);
}

function readNotification(text: string): PostedMail {
  const parsed = sesNotification.safeParse(jsonOf(text));
  // Amazon SES announces itself with a sentence when a topic is chosen.
  if (!parsed.success || parsed.data.notificationType !== "Received") return { kind: "nothing" };
  const { receipt, mail, content } = parsed.data;
  const recipients = receipt.recipients.slice(0, 100);
  if (content === undefined) {
    const { messageId = null, from, subject = "" } = mail.commonHeaders;
    const [sender = { name: "", address: "" }] = readAddresses(from);
    const head = { messageId, from: sender, subject };
    return { kind: "head", reason: "not_handed_over", head, recipients };
  }
  const isBase64 = receipt.action.encoding?.toUpperCase() === "BASE64";
  const raw = Buffer.from(content, isBase64 ? "base64" : "utf8");
  return {
    kind: "mail",
    raw,
    arrival: { recipients, ...(mail.source && { mailFrom: mail.source }) },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
