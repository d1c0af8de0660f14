// Mails as they arrive, for the tests of what reads them.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), "../../lib/email/parse/fixtures");

/** A mail of lib/email/parse/fixtures, with the line ends of the wire. */
export const fixture = (name: string) =>
  Buffer.from(readFileSync(join(FIXTURES, `${name}.eml`), "utf8").replaceAll("\n", "\r\n"));

export const mailOf = (...lines: string[]) => Buffer.from(lines.join("\r\n"));

/** The same in a charset in which each character is a byte. */
export const latin1MailOf = (...lines: string[]) => Buffer.from(lines.join("\r\n"), "latin1");
