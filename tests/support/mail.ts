import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { CapturedMail } from "../../lib/platform/mail.ts";

const TIMEOUT_MS = 30_000;

/** Every captured mail to an address, oldest first. */
export function mailsTo(mailDir: string, to: string): CapturedMail[] {
  if (!existsSync(mailDir)) return [];
  return readdirSync(mailDir)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(mailDir, name), "utf8")) as CapturedMail)
    .filter((mail) => mail.to === to)
    .sort((a, b) => a.sentAt.localeCompare(b.sentAt));
}

/** The mail to an address whose subject fits, as soon as it is there. */
export async function untilMail(
  mailDir: string,
  to: string,
  subject: RegExp,
): Promise<CapturedMail> {
  await mkdir(mailDir, { recursive: true });
  return new Promise((done, fail) => {
    const look = () => {
      const mail = mailsTo(mailDir, to).findLast((one) => subject.test(one.subject));
      if (!mail) return;
      stop();
      done(mail);
    };
    const watcher = watch(mailDir, look);
    const timer = setTimeout(() => {
      stop();
      fail(new Error(`no mail to ${to} with the subject ${subject}`));
    }, TIMEOUT_MS);
    const stop = () => {
      watcher.close();
      clearTimeout(timer);
    };
    look();
  });
}

/** The link that a mail is about. */
export function linkIn(mail: CapturedMail): string {
  const link = /^https?:\/\/\S+$/m.exec(mail.text)?.[0];
  if (!link) throw new Error(`no link in: ${mail.text}`);
  return link;
}
