// Dovecot and Postfix for the tests of e-mail (unit and http): Debian's packages.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PROGRAMS = ["/usr/sbin/dovecot", "/usr/sbin/postfix", "/usr/lib/dovecot/lmtp"];
const PACKAGES = ["dovecot-imapd", "dovecot-lmtpd", "postfix"];

/** Whether the tests can start mail servers: Postfix needs root. */
export function hasMailServers(): boolean {
  return process.getuid?.() === 0 && PROGRAMS.every((path) => existsSync(path));
}

/**
 * Installs them where every check has to run (`CI=true`). Elsewhere it does not: a mail server is nothing to bring onto
 * somebody's machine unasked, and the tests that need it are skipped.
 */
export function requireMailServers(say: (line: string) => void): void {
  if (hasMailServers()) return;
  if (process.env.CI === "true" && existsSync("/usr/bin/apt-get")) {
    say("Installing Dovecot and Postfix for the tests of e-mail inboxes (once) …");
    const quiet = {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    } as const;
    spawnSync("apt-get", ["update", "-qq"], quiet);
    spawnSync("apt-get", ["install", "-y", "-qq", ...PACKAGES], quiet);
  }
  if (hasMailServers()) return;
  say(`The tests with real mail servers are skipped: they need root and ${PACKAGES.join(", ")}.`);
}
