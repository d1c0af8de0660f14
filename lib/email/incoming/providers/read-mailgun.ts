import "server-only";
import { z } from "zod";
import type { PostedMail } from "./posted-mail.ts";
import { type FormPart, fieldOf, jsonField } from "./read-form.ts";
import { writeMime } from "./write-mime.ts";

const headerPairs = z.array(z.tuple([z.string(), z.string()]));
const contentIds = z.record(z.string(), z.string());
const kept = z.array(z.object({ name: z.string().default("") }));

/**
 * A mail that a route of Mailgun posts: `forward()` to an address that ends in "mime" has the mail itself in
 * `body-mime`. `forward()` to others, and `store(notify=…)`, have what Mailgun made of it.
 * https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http
 */
export async function readMailgun(parts: readonly FormPart[]): Promise<PostedMail> {
  const recipients = [fieldOf(parts, "recipient")].flatMap((list) => list.split(","));
  const mailFrom = fieldOf(parts, "sender");
  const arrival = {
    recipients: recipients
      .map((one) => one.trim())
      .filter(Boolean)
      .slice(0, 100),
    ...(mailFrom && { mailFrom }),
  };
  const raw = parts.find(({ name }) => name === "body-mime")?.content;
  return { kind: "mail", raw: raw ? Buffer.from(raw) : await writeMail(parts), arrival };
}

function writeMail(parts: readonly FormPart[]): Promise<Buffer> {
  const pairs = jsonField(headerPairs, parts, "message-headers") ?? [];
  const ids = Object.entries(jsonField(contentIds, parts, "content-id-map") ?? {});
  return writeMime({
    headers: pairs.map(([name, value]) => ({ name, value })),
    text: fieldOf(parts, "body-plain") + missingFiles(parts),
    html: fieldOf(parts, "body-html"),
    files: parts
      .filter(({ name, fileName }) => fileName !== null && /^attachment-\d{1,4}$/.test(name))
      .map(({ name, fileName, contentType, content }) => ({
        name: fileName ?? "",
        contentType,
        contentId: ids.find(([, part]) => part === name)?.[0].replace(/^<|>$/g, "") ?? null,
        content,
      })),
  });
}

/** `store()` keeps the files at Mailgun: whoever reads the mail sees that there were some. */
function missingFiles(parts: readonly FormPart[]): string {
  const names = (jsonField(kept, parts, "attachments") ?? []).map(({ name }) => name);
  return names.length === 0 ? "" : `\n\n[Not handed over by Mailgun: ${names.join(", ")}]`;
}
