import "server-only";
import { z } from "zod";
import type { PostedCall, PostedMail } from "./posted-mail.ts";
import { type FormPart, fieldOf, jsonField, readForm } from "./read-form.ts";
import { splitHeaders, writeMime } from "./write-mime.ts";

const smtpEnvelope = z.object({ to: z.array(z.string()).default([]), from: z.string().optional() });
const information = z.record(
  z.string(),
  z.object({
    filename: z.string().optional(),
    name: z.string().optional(),
    type: z.string().optional(),
    "content-id": z.string().optional(),
  }),
);

/**
 * A mail that SendGrid's Inbound Parse posts: the mail itself with "POST the raw, full MIME message", else what
 * SendGrid made of it.
 * https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook
 */
export async function readSendgrid({ headers, body }: PostedCall): Promise<PostedMail> {
  const parts = readForm(headers.get("content-type"), body);
  const { to, from } = jsonField(smtpEnvelope, parts, "envelope") ?? { to: [], from: undefined };
  const recipients = to.slice(0, 100);
  const raw = parts.find(({ name }) => name === "email")?.content;
  if (!raw) {
    // Without the mail itself, its signature is not there either: the sender's server alone proves too little.
    return { kind: "mail", raw: await writeMail(parts), arrival: { recipients } };
  }
  const ip = fieldOf(parts, "sender_ip").trim();
  const arrival = { recipients, ...(ip && { ip }), ...(from && { mailFrom: from }) };
  return { kind: "mail", raw: Buffer.from(raw), arrival };
}

function writeMail(parts: readonly FormPart[]): Promise<Buffer> {
  const infos = jsonField(information, parts, "attachment-info") ?? {};
  return writeMime({
    headers: splitHeaders(fieldOf(parts, "headers")),
    text: textOf(parts, "text"),
    html: textOf(parts, "html"),
    files: parts
      .filter(({ name }) => /^attachment\d{1,4}$/.test(name))
      .map(({ name, fileName, contentType, content }) => ({
        name: infos[name]?.filename ?? infos[name]?.name ?? fileName ?? "",
        contentType: infos[name]?.type ?? contentType,
        contentId: infos[name]?.["content-id"] ?? null,
        content,
      })),
  });
}

const charsets = z.record(z.string(), z.string());

/** A field in the character set that `charsets` says it is in. */
function textOf(parts: readonly FormPart[], name: string): string {
  const bytes = parts.find((part) => part.name === name)?.content;
  if (!bytes) return "";
  const charset = jsonField(charsets, parts, "charsets")?.[name] ?? "utf-8";
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString("utf8");
  }
}
