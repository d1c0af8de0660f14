import "server-only";
import { createHash } from "node:crypto";
import { composeParts, type MailContent } from "../../../platform/compose-mail.ts";

export type PostedFile = MailContent["files"][number];

/**
 * Not taken over: they describe the body that is written anew. With signatures of the old one, the mail would look
 * forged; without, nothing is known of its sender.
 */
const LEFT_OUT = /^(?:content-|mime-version$|dkim-|domainkey-|x-google-dkim-|arc-|bcc$)/i;
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
const MAX_HEADERS = 500;

/** Writes a mail of what a provider made of it, where it does not post the mail itself. */
export async function writeMime({ headers, ...content }: MailContent): Promise<Buffer> {
  const kept = headers.slice(0, MAX_HEADERS).filter(({ name }) => isKept(name));
  if (headerValue(kept, "message-id") === null) {
    kept.push({ name: "Message-ID", value: `<${fingerprint({ headers, ...content })}>` });
  }
  return composeParts({ headers: kept, ...content });
}

const isKept = (name: string) => HEADER_NAME.test(name) && !LEFT_OUT.test(name);

/** The same for a mail that is posted again. */
function fingerprint({ headers, text, html, files }: MailContent): string {
  const hash = createHash("sha256").update(JSON.stringify([headers, text, html]));
  for (const { content } of files) hash.update(content);
  return `${hash.digest("hex")}@no-message-id.invalid`;
}

/** The headers of a header section, with folded lines joined. */
export function splitHeaders(section: string): { name: string; value: string }[] {
  const unfolded = section.replace(/\r?\n(?=[ \t])/g, "");
  return unfolded.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf(":");
    return at < 1 ? [] : [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }];
  });
}

/** The first value of a header, whatever its case. */
export function headerValue(
  headers: readonly { name: string; value: string }[],
  name: string,
): string | null {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? null;
}
