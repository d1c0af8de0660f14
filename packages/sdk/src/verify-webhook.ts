import type { WebhookPayload } from "./api.ts";
import { fromBase64, hmacKey, webCrypto } from "./web-crypto.ts";

const TOLERANCE_S = 5 * 60;

/** Why a request is not believed. Answer it with 400 or 401. */
export class WebhookVerificationError extends Error {
  /** `headers`: one is missing; `timestamp`: too old or too new; `signature`: made with another secret or body. */
  readonly code: "headers" | "timestamp" | "signature";

  constructor(code: WebhookVerificationError["code"], message: string) {
    super(message);
    this.name = "WebhookVerificationError";
    this.code = code;
  }
}

/** Headers as `fetch` has them, or as Node.js has them. */
export type WebhookHeaders = Headers | { [name: string]: string | string[] | undefined };

export type VerifyWebhookOptions = {
  /** How old a request may be, and how far in the future, in seconds. */
  toleranceSeconds?: number;
};

/**
 * Checks that a webhook's request comes from your Linkdesk, and returns its body, parsed. Follows Standard
 * Webhooks: https://www.standardwebhooks.com. While a secret is being replaced, requests carry two signatures; one
 * that fits is enough. Comparing takes the same time for every signature.
 *
 * @param body the raw body, as it came in: text or bytes, not parsed JSON
 * @param secret as the dashboard showed it: `whsec_…`, or several
 * @throws {WebhookVerificationError} when it does not; a TypeError for a secret that is none
 */
export async function verifyWebhook(
  body: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { toleranceSeconds = TOLERANCE_S }: VerifyWebhookOptions = {},
): Promise<WebhookPayload> {
  const id = headerOf(headers, "webhook-id");
  const timestamp = headerOf(headers, "webhook-timestamp");
  const signatures = headerOf(headers, "webhook-signature");
  if (!id || !timestamp || !signatures) {
    throw new WebhookVerificationError("headers", "The request has no signature.");
  }
  const ageS = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!/^\d+$/.test(timestamp) || ageS > toleranceSeconds) {
    throw new WebhookVerificationError("timestamp", "The request is too old, or a clock is wrong.");
  }
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${text}`);
  const secrets = typeof secret === "string" ? [secret] : secret;
  if (!(await isSigned(signed, signatures, secrets.map(secretBytes)))) {
    throw new WebhookVerificationError("signature", "The signature does not fit this body.");
  }
  return JSON.parse(text) as WebhookPayload;
}

/** Every signature is compared with every secret, also after one that fits. */
async function isSigned(
  signed: Uint8Array<ArrayBuffer>,
  signatures: string,
  secrets: Uint8Array<ArrayBuffer>[],
): Promise<boolean> {
  const crypto = await webCrypto();
  const keys = await Promise.all(secrets.map((bytes) => hmacKey(crypto, bytes, "verify")));
  const given = signatures.split(" ").flatMap((signature) => {
    const bytes = signature.startsWith("v1,") ? fromBase64(signature.slice(3)) : undefined;
    return bytes ? [bytes] : [];
  });
  const checks = keys.flatMap((key) =>
    given.map((signature) => crypto.subtle.verify("HMAC", key, signature, signed)),
  );
  return (await Promise.all(checks)).includes(true);
}

function secretBytes(secret: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(String(secret).replace(/^whsec_/, ""));
  if (!bytes || bytes.length === 0) throw new TypeError("The secret is not one of Linkdesk's.");
  return bytes;
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (typeof (headers as Headers).get === "function") {
    return (headers as Headers).get(name) ?? undefined;
  }
  const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  const value: unknown = entry?.[1];
  return String((Array.isArray(value) ? value[0] : value) ?? "") || undefined;
}
