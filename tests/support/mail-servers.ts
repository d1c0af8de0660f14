// A Dovecot and a Postfix of the tests' own, on loopback: own folder, own ports, own accounts. They need Debian's
// packages (scripts/require-mail-servers.ts) and root, as Postfix does; no service of the machine is touched.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { freePort } from "../../scripts/free-port.ts";
import { dovecotConfig, postfixConfig, postfixServices } from "./mail-server-config.ts";
import { scratchFolder } from "./scratch.ts";

export type MailServers = {
  /** The certificate that both use: for 127.0.0.1, and not for localhost. */
  certificate: string;
  ports: { imap: number; imaps: number; smtp: number; smtps: number };
  createMailbox: (address: string, password: string) => void;
  /** Changes a password, and waits until the server knows it. */
  changePassword: (address: string, password: string) => Promise<void>;
  /** Puts a mail into a folder, as a delivery would. */
  deliver: (address: string, raw: string | Buffer, folder?: string) => void;
  /** What is in the inbox of an address, as it was delivered, oldest first. */
  mailsOf: (address: string) => string[];
  /** Hands a mail to Postfix, which delivers it to Dovecot. */
  send: (from: string, to: string, raw: string | Buffer) => Promise<void>;
  /** Numbers the mails of an inbox anew, as a restored backup does. */
  changeUidValidity: (address: string) => Promise<void>;
  stop: () => void;
};

export const MAIL_DOMAIN = "mail.test";
const COMMAND_TIMEOUT_MS = 20_000;
/**
 * Postfix refuses this one address at once. Everything else it takes, and what Dovecot has no mailbox for comes back
 * by mail. A list of addresses would not do: Postfix reads it once.
 */
export const REFUSED_ADDRESS = `nobody@${MAIL_DOMAIN}`;
const MAILBOXES = `if !/^${REFUSED_ADDRESS}$/\n/./ ok\nendif\n`;
/** Mailboxes belong to nobody, as no account of the machine is needed. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** Starts both servers. */
export async function startMailServers(): Promise<MailServers> {
  const scratch = scratchFolder();
  const dir = scratch.path;
  const [imap, imaps, lmtp, auth, smtp, smtps] = await freePorts(6);
  const ports = { imap, imaps, lmtp, auth, smtp, smtps };
  const certificate = makeCertificate(dir);
  const passwords = new Map<string, string>();
  for (const name of ["mail", "postfix", "queue", "data", "users"]) mkdirSync(join(dir, name));
  chownSync(join(dir, "mail"), NOBODY.uid, NOBODY.gid);
  execFileSync("chown", ["postfix", join(dir, "data")]);
  const dovecot = write(dir, "dovecot.conf", dovecotConfig(dir, ports));
  write(dir, "postfix/main.cf", postfixConfig(dir, ports, MAIL_DOMAIN));
  write(dir, "postfix/master.cf", postfixServices(ports));
  write(dir, "postfix/mailboxes", MAILBOXES);
  const postfix = ["-c", join(dir, "postfix")];
  run("dovecot", ["-c", dovecot]);
  run("postfix", [...postfix, "start"]);
  return {
    certificate,
    ports: { imap, imaps, smtp, smtps },
    mailsOf: (address) => mailsOf(dir, address),
    createMailbox: (address, password) => {
      passwords.set(address, password);
      writePassword(dir, address, password);
      for (const part of ["cur", "new", "tmp"]) makeFolder(dir, address, part);
    },
    changePassword: async (address, password) => {
      passwords.set(address, password);
      writePassword(dir, address, password);
      // Dovecot looks at the file once a second.
      while (!/^a OK/m.test(await askImap(imap, [`LOGIN ${address} "${password}"`])));
    },
    deliver: (address, raw, folder) => deliver(dir, address, raw, folder),
    send: async (from, to, raw) => {
      const tls = { rejectUnauthorized: false };
      const transport = createTransport({ host: "127.0.0.1", port: smtp, tls });
      await transport.sendMail({ envelope: { from, to }, raw });
    },
    changeUidValidity: async (address) => {
      const maildir = join(dir, "mail", address, "Maildir");
      const ask = [`LOGIN ${address} "${passwords.get(address)}"`, "STATUS INBOX (UIDVALIDITY)"];
      const read = async () => /UIDVALIDITY (\d+)/.exec(await askImap(imap, ask))?.[1];
      const before = await read();
      // A session that is just ending may write the old number once more.
      while ((await read()) === before) changeUidValidity(maildir);
    },
    stop: () => {
      run("postfix", [...postfix, "stop"]);
      run("doveadm", ["-c", dovecot, "stop"]);
      scratch.remove();
    },
  };
}

/** Without pipes: a daemon would keep them open, and waiting would not end. */
function run(command: string, args: string[]): void {
  execFileSync(command, args, { stdio: "ignore", timeout: COMMAND_TIMEOUT_MS });
}

async function freePorts(count: 6) {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports] as [number, number, number, number, number, number];
}

function write(dir: string, name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

function makeCertificate(dir: string): string {
  const [key, certificate] = [join(dir, "key.pem"), join(dir, "cert.pem")];
  const name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const files = ["-days", "2", "-keyout", key, "-out", certificate];
  execFileSync("openssl", ["req", "-x509", ...kind, ...name, ...files], { stdio: "pipe" });
  return readFileSync(certificate, "utf8");
}

const writePassword = (dir: string, address: string, password: string) =>
  replace(join(dir, "users", address), `${address}:{PLAIN}${password}\n`);

/** The answers to commands that are sent one after the other, under the tags a, b and so on. */
function askImap(port: number, commands: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    let next = 0;
    const tag = () => String.fromCharCode("a".charCodeAt(0) + next);
    const ask = () => socket.write(`${tag()} ${commands[next]}\r\n`);
    const socket = connect(port, "127.0.0.1", ask);
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      said += String(chunk);
      const [, answer] = new RegExp(`^${tag()} (OK|NO|BAD)`, "m").exec(said) ?? [];
      if (!answer) return;
      next += 1;
      if (answer === "OK" && next < commands.length) return ask();
      socket.destroy();
      resolve(said);
    });
  });
}

function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

function makeFolder(dir: string, address: string, part: string): string {
  const path = join(dir, "mail", address, "Maildir", part);
  mkdirSync(path, { recursive: true });
  for (const one of [path, join(path, ".."), join(path, "../..")]) {
    chownSync(one, NOBODY.uid, NOBODY.gid);
    chmodSync(one, 0o700);
  }
  return path;
}

/** Maildir: new mails are in `new`, those that a program has seen in `cur`; names begin with the time. */
function mailsOf(dir: string, address: string): string[] {
  const files = ["new", "cur"].flatMap((part) => {
    const path = join(dir, "mail", address, "Maildir", part);
    return readdirSync(path).map((name) => ({ name, path: join(path, name) }));
  });
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return files.map(({ path }) => readFileSync(path, "latin1"));
}

let delivered = 0;

function deliver(dir: string, address: string, raw: string | Buffer, folder = ""): void {
  const inside = folder === "" ? "" : `.${folder}/`;
  for (const part of ["cur", "new", "tmp"]) makeFolder(dir, address, `${inside}${part}`);
  delivered += 1;
  const name = `${Date.now()}.${String(delivered).padStart(6, "0")}.test`;
  const box = join(dir, "mail", address, "Maildir", inside);
  const waiting = join(box, "tmp", name);
  writeFileSync(waiting, raw);
  chownSync(waiting, NOBODY.uid, NOBODY.gid);
  renameSync(waiting, join(box, "new", name));
}

function changeUidValidity(maildir: string): void {
  const list = join(maildir, "dovecot-uidlist");
  // The list begins with its version and `V<uidvalidity>`, then every mail has a line with its number.
  const [head = "", ...lines] = readFileSync(list, "utf8").trimEnd().split("\n");
  const renumbered = lines.map((line, at) => line.replace(/^\d+/, String(at + 1)));
  const next = head
    .replace(/ V(\d+)/, (_, old: string) => ` V${Number(old) + 7}`)
    .replace(/ N\d+/, ` N${lines.length + 1}`);
  execFileSync("sh", ["-c", `rm -f '${maildir}'/dovecot.index*`]);
  writeFileSync(list, `${[next, ...renumbered].join("\n")}\n`);
}
