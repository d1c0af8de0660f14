import "server-only";
import { createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";
import { AppError } from "../../../platform/app-error.ts";
import { hashToken } from "../../../platform/secrets.ts";
import type { PostedCall, PostSecrets } from "./posted-mail.ts";

/** How far the clocks of a provider and of this machine may differ, and how long a call may take. */
const TOLERANCE_MS = 5 * 60_000;

/** The one answer to whoever cannot show that they are the provider. Some send a password only when asked. */
export const refused = (why: string) =>
  new AppError("unauthenticated", {
    message: why,
    userMessage: "The key or the signature is not right.",
    challenge: 'Basic realm="mail"',
    cause: why,
  });

/** The key is the password of HTTP Basic (RFC 7617); the user name says nothing. Errors: unauthenticated. */
export function verifyKey(headers: Headers, { keyHash }: PostSecrets): void {
  const [scheme, value = ""] = (headers.get("authorization") ?? "").split(" ", 2);
  const pair = Buffer.from(value, "base64").toString("utf8");
  const key = pair.slice(pair.indexOf(":") + 1);
  // It is compared in any case, so that the time tells nothing.
  const isRight = timingSafeEqual(hashToken(key), keyHash ?? NO_KEY);
  if (scheme?.toLowerCase() !== "basic" || !keyHash || !isRight) throw refused("wrong key");
}

const NO_KEY = new Uint8Array(32);

/**
 * Resend signs with Svix, which is Standard Webhooks with other names of headers:
 * https://docs.svix.com/receiving/verifying-payloads/how-manual. Errors: unauthenticated.
 */
export function verifySvix({ headers, body }: PostedCall, { signingSecret }: PostSecrets): void {
  const id = headers.get("svix-id") ?? "";
  const timestamp = headers.get("svix-timestamp") ?? "";
  requireNow(timestamp);
  if (!signingSecret) throw refused("no signing secret is stored");
  const key = Buffer.from(signingSecret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
  const given = (headers.get("svix-signature") ?? "").split(" ").slice(0, 10);
  const isRight = given.some((one) => {
    const [version, signature = ""] = one.split(",", 2);
    return version === "v1" && isSame(Buffer.from(signature, "base64"), expected);
  });
  if (!isRight) throw refused("wrong signature");
}

/** Refuses a call before its body is read, if there is nothing to check it with. Errors: unauthenticated. */
export function requireSigningSecret({ signingSecret }: PostSecrets): void {
  if (!signingSecret) throw refused("no signing secret is stored");
}

/** Refuses a call before its body is read, if nothing in its headers could make it right. Errors: unauthenticated. */
export function requireSvixHeaders(headers: Headers): void {
  requireNow(headers.get("svix-timestamp") ?? "");
  if (!headers.get("svix-signature")) throw refused("no signature");
}

/** Mailgun says that it tries again for 8 hours, and not whether it then signs again. */
export const MAILGUN_WINDOW_MS = 9 * 60 * 60_000;

/**
 * Mailgun signs a timestamp and a random token, and not the mail: whoever accepts the call has to see that its token
 * is used once. https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks
 * Errors: unauthenticated.
 */
export function verifyMailgun(
  fields: { timestamp: string; token: string; signature: string },
  { signingSecret }: PostSecrets,
): void {
  const { timestamp, token, signature } = fields;
  requireNow(timestamp, MAILGUN_WINDOW_MS);
  if (!signingSecret) throw refused("no signing secret is stored");
  const expected = createHmac("sha256", signingSecret)
    .update(timestamp + token)
    .digest();
  if (token === "" || !isSame(Buffer.from(signature, "hex"), expected)) {
    throw refused("wrong signature");
  }
}

/**
 * SendGrid signs with a key whose public half is stored, in the forms in which its API gives it: base64 of SPKI, or PEM.
 * https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/securing-your-parse-webhooks
 * Errors: unauthenticated.
 */
export function verifySendgrid(
  { headers, body }: PostedCall,
  { signingSecret }: PostSecrets,
): void {
  if (!signingSecret) return;
  const timestamp = headers.get("x-twilio-email-event-webhook-timestamp") ?? "";
  const signature = headers.get("x-twilio-email-event-webhook-signature") ?? "";
  requireNow(timestamp);
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  const given = Buffer.from(signature, "base64");
  let isRight = false;
  try {
    isRight = verify("sha256", signed, publicKeyOf(signingSecret), given);
  } catch {
    throw refused("the stored public key cannot be read");
  }
  if (!isRight) throw refused("wrong signature");
}

function publicKeyOf(text: string) {
  if (text.includes("BEGIN")) return createPublicKey(text);
  return createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });
}

function requireNow(seconds: string, beforeMs = TOLERANCE_MS): void {
  const at = /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1_000 : Number.NaN;
  const ageMs = Date.now() - at;
  if (!(ageMs <= beforeMs && ageMs >= -TOLERANCE_MS)) throw refused("not of now");
}

function isSame(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
