import "server-only";
import { verify, X509Certificate } from "node:crypto";
import { z } from "zod";
import { fetchDocument } from "../../../platform/outgoing.ts";
import { refused } from "./verify-post.ts";

/** What Amazon SNS posts: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
export const snsMessage = z.object({
  Type: z.enum(["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation"]),
  MessageId: z.string().max(200),
  TopicArn: z.string().max(500),
  Subject: z.string().optional(),
  Message: z.string(),
  Timestamp: z.string().max(100),
  Token: z.string().optional(),
  SubscribeURL: z.string().max(2_000).optional(),
  SignatureVersion: z.enum(["1", "2"]),
  Signature: z.string().max(2_000),
  SigningCertURL: z.string().max(2_000),
});
export type SnsMessage = z.infer<typeof snsMessage>;

/** Fetches the bytes at an address of Amazon; the tests have their own. */
export type FetchAmazon = (url: string) => Promise<Buffer>;

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 64 * 1024;
const SNS_HOST = /^sns\.[a-z0-9-]{1,40}\.amazonaws\.com(?:\.cn)?$/;
const MAX_CERTIFICATES = 50;

const certificates = new Map<string, X509Certificate>();

const SIGNED = {
  Notification: ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"],
  SubscriptionConfirmation: [
    "Message",
    "MessageId",
    "SubscribeURL",
    "Timestamp",
    "Token",
    "TopicArn",
    "Type",
  ],
} as const;

/**
 * Checks that Amazon SNS has signed a message. It says nothing about whose topic it is, so that a key is needed too.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html
 * Errors: unauthenticated; OutgoingError, if the certificate cannot be had.
 */
export async function verifySns(message: SnsMessage, fetchAmazon = fetchFromAmazon): Promise<void> {
  requireAmazon(message.SigningCertURL);
  const certificate = await certificateAt(message.SigningCertURL, fetchAmazon);
  const now = Date.now();
  if (certificate.validToDate.getTime() < now || certificate.validFromDate.getTime() > now) {
    throw refused("the certificate is not valid now");
  }
  const names =
    message.Type === "Notification" ? SIGNED.Notification : SIGNED.SubscriptionConfirmation;
  const text = names
    .filter((name) => message[name as keyof SnsMessage] !== undefined)
    .map((name) => `${name}\n${message[name as keyof SnsMessage]}\n`)
    .join("");
  const algorithm = message.SignatureVersion === "1" ? "RSA-SHA1" : "RSA-SHA256";
  const key = certificate.publicKey;
  const signature = Buffer.from(message.Signature, "base64");
  if (!verify(algorithm, Buffer.from(text), key, signature)) throw refused("wrong signature");
}

/** Tells Amazon that a topic may post here; its signature has been checked. */
export async function confirmSubscription(
  { SubscribeURL = "" }: SnsMessage,
  fetchAmazon = fetchFromAmazon,
): Promise<void> {
  requireAmazon(SubscribeURL);
  await fetchAmazon(SubscribeURL);
}

/** Only what Amazon itself serves: else a caller would choose what is fetched, and who signs. */
function requireAmazon(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isAmazon =
    url?.protocol === "https:" &&
    url.port === "" &&
    url.username === "" &&
    SNS_HOST.test(url.hostname);
  if (!isAmazon) throw refused("not an address of Amazon SNS");
}

async function certificateAt(url: string, fetchAmazon: FetchAmazon): Promise<X509Certificate> {
  const known = certificates.get(url);
  if (known) return known;
  const certificate = new X509Certificate(await fetchAmazon(url));
  if (certificates.size >= MAX_CERTIFICATES) certificates.clear();
  certificates.set(url, certificate);
  return certificate;
}

async function fetchFromAmazon(url: string): Promise<Buffer> {
  const limits = { headers: {}, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES };
  const { status, bytes } = await fetchDocument(url, limits);
  if (status !== 200) throw new Error(`Amazon answered ${status}`);
  return bytes;
}
