import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = { from: string; to: string[]; raw: string };

export type TestSmtp = {
  port: number;
  received: ReceivedMail[];
  /** What the server says to the next recipients: a code and a text, or nothing to accept. */
  answers: { code: number; text: string }[];
  /** Resolves with the mail to an address, once it is there; `fits` tells several apart. */
  mailTo: (address: string, fits?: (mail: ReceivedMail) => boolean) => Promise<ReceivedMail>;
  close: () => Promise<void>;
};

/** A real SMTP server on loopback that keeps what it gets. */
export async function startSmtp(port = 0): Promise<TestSmtp> {
  const received: ReceivedMail[] = [];
  const answers: TestSmtp["answers"] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo(_address, _session, callback) {
      const answer = answers.shift();
      callback(answer && Object.assign(new Error(answer.text), { responseCode: answer.code }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        callback();
        for (const look of waiting) look();
      });
    },
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  // Of a client that goes in the middle of a mail, which then was not taken: tests kill services.
  server.on("error", () => {});
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    answers,
    mailTo: (address, fits = () => true) =>
      new Promise((done) => {
        const look = () => {
          const mail = received.find((one) => one.to.includes(address) && fits(one));
          if (!mail) return;
          waiting.delete(look);
          done(mail);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** The body of a raw mail's part, decoded: enough of MIME for what we send. */
export function partOf(raw: string, type: "text/plain" | "text/html"): string {
  const part = raw.split(/^--.*$/m).find((piece) => piece.includes(`Content-Type: ${type}`)) ?? "";
  const [head = "", ...rest] = part.replaceAll("\r\n", "\n").trim().split("\n\n");
  const body = rest.join("\n\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString();
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
