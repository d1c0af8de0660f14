import PostalMime, { type Email } from "postal-mime";
import { findCharset } from "./mail-charset.ts";
import { MAX_HEADER_BYTES, MAX_NESTING_DEPTH, MAX_PARTS } from "./mail-limits.ts";

/** What is used here of the part that postal-mime is working on. */
type MimePart = {
  content: ArrayBuffer | null;
  contentType: { parsed: { value: string; params: Record<string, string> } };
};

/**
 * The two methods of postal-mime that see every part. They are not in its types, so its version is pinned
 * and mail-charset.test.ts and hostile-mail.test.ts fail when they change.
 */
type Internals = {
  currentNode: object;
  processLine: (line: Uint8Array, isFinal: boolean) => Promise<void>;
  collectNode: (part: MimePart, alternative: unknown, isRelated: boolean) => Promise<void>;
};

/**
 * Reads the MIME structure. Mails inside the mail stay files, and wrong charset labels are corrected before
 * text is decoded. Throws when there are too many parts, too much header or too deep a nesting.
 */
export function readMime(raw: Buffer): Promise<Email> {
  const parser = new PostalMime({
    forceRfc822Attachments: true,
    maxNestingDepth: MAX_NESTING_DEPTH,
    maxHeadersSize: MAX_HEADER_BYTES,
  });
  const internals = parser as unknown as Internals;
  const processLine = internals.processLine.bind(parser);
  const collectNode = internals.collectNode.bind(parser);
  let parts = 1;
  internals.processLine = async (line, isFinal) => {
    const before = internals.currentNode;
    await processLine(line, isFinal);
    if (internals.currentNode !== before && ++parts > MAX_PARTS) {
      throw new Error(`The mail has more than ${MAX_PARTS} parts.`);
    }
  };
  internals.collectNode = (part, alternative, isRelated) => {
    correctCharset(part);
    return collectNode(part, alternative, isRelated);
  };
  return parser.parse(raw);
}

function correctCharset({ content, contentType }: MimePart): void {
  const { value, params } = contentType.parsed;
  if (!content || !value.startsWith("text/")) return;
  params.charset = findCharset(new Uint8Array(content), params.charset ?? "");
}
