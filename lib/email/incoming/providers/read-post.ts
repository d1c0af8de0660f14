import "server-only";
import type { MailProvider } from "@linkdesk/contract/mail-providers.ts";
import { z } from "zod";
import { declaredBytes, readBeginning, readBytes } from "../../../http/read-body.ts";
import { AppError } from "../../../platform/app-error.ts";
import type { PostedCall, PostedMail, PostSecrets } from "./posted-mail.ts";
import { fieldOf, readForm } from "./read-form.ts";
import { readMailgun } from "./read-mailgun.ts";
import { peekPostmark, readPostmark } from "./read-postmark.ts";
import { readResend } from "./read-resend.ts";
import { readSendgrid } from "./read-sendgrid.ts";
import { readSes } from "./read-ses.ts";
import {
  requireSigningSecret,
  requireSvixHeaders,
  verifyKey,
  verifyMailgun,
  verifySendgrid,
  verifySvix,
} from "./verify-post.ts";
import type { FetchAmazon } from "./verify-sns.ts";

const MEGABYTE = 1024 * 1024;
/** The largest mail in base64, with some room. */
const MAX_BODY_BYTES = 35 * MEGABYTE;
/** Beside the mail itself, Postmark posts its files once more. */
const MAX_UNREAD_BYTES = 130 * MEGABYTE;
const KEPT_BYTES = 64 * 1024;
/** Metadata, or a message of Amazon SNS, which has at most 256 kB. */
const MAX_SMALL_BYTES = MEGABYTE;

/** A call that was checked. `once`: what of it may be used once only, see `verifyMailgun`. */
export type CheckedPost = { mail: PostedMail; once: string | null };

/**
 * Checks that a call is the provider's, and reads it. The body is read after the check, as far as it is not the body
 * that is checked. Errors: unauthenticated, payload_too_large, invalid_request, malformed_json,
 * unsupported_media_type, request_timeout; OutgoingError, if a certificate cannot be had.
 */
export async function readPost(
  provider: MailProvider,
  request: Request,
  secrets: PostSecrets,
  fetchAmazon?: FetchAmazon,
): Promise<CheckedPost> {
  try {
    return await READERS[provider](request, secrets, fetchAmazon);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new AppError("invalid_request", {
      userMessage: "This is not what the provider posts.",
      cause: z.prettifyError(error),
    });
  }
}

type Reader = (
  request: Request,
  secrets: PostSecrets,
  fetchAmazon?: FetchAmazon,
) => Promise<CheckedPost>;

const READERS: { [P in MailProvider]: Reader } = {
  postmark: async (request, secrets) => {
    verifyKey(request.headers, secrets);
    if (declaredBytes(request) > MAX_BODY_BYTES) {
      const limits = { maxBytes: MAX_UNREAD_BYTES, keepBytes: KEPT_BYTES };
      return checked(peekPostmark(Buffer.from(await readBeginning(request, limits))));
    }
    return checked(await readPostmark(await bodyOf(request, MAX_BODY_BYTES)));
  },
  sendgrid: async (request, secrets) => {
    verifyKey(request.headers, secrets);
    const call = await bodyOf(request, MAX_BODY_BYTES);
    verifySendgrid(call, secrets);
    return checked(await readSendgrid(call));
  },
  mailgun: async (request, secrets) => {
    requireSigningSecret(secrets);
    const { headers, body } = await bodyOf(request, MAX_BODY_BYTES);
    const parts = readForm(headers.get("content-type"), body);
    const field = (name: string) => fieldOf(parts, name);
    const [timestamp, token, signature] = [field("timestamp"), field("token"), field("signature")];
    verifyMailgun({ timestamp, token, signature }, secrets);
    return { mail: await readMailgun(parts), once: token };
  },
  resend: async (request, secrets) => {
    requireSigningSecret(secrets);
    requireSvixHeaders(request.headers);
    const call = await bodyOf(request, MAX_SMALL_BYTES);
    verifySvix(call, secrets);
    return checked(await readResend(call));
  },
  ses: async (request, secrets, fetchAmazon) => {
    verifyKey(request.headers, secrets);
    return checked(await readSes(await bodyOf(request, MAX_SMALL_BYTES), fetchAmazon));
  },
};

const checked = (mail: PostedMail): CheckedPost => ({ mail, once: null });

async function bodyOf(request: Request, maxBytes: number): Promise<PostedCall> {
  const bytes = await readBytes(request, maxBytes);
  return {
    headers: request.headers,
    body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  };
}
