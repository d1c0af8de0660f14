// The data folder of one installation: its lock and its generated secrets.
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { isAlive, StartError } from "./embedded-postgres.ts";
import type { Secrets } from "./stack.ts";

export type Installation = { secrets: Secrets; demoPassword: string };

/** Reads the installation's secrets, or makes them the first time. */
export function openInstallation(dataDir: string): Installation {
  closeFolder(dataDir);
  const file = join(dataDir, "config.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Installation;
  const fresh = createInstallation();
  // Written beside and renamed: a crash leaves either nothing or all of it.
  writeFileSync(`${file}.new`, JSON.stringify(fresh, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return fresh;
}

/**
 * Makes the data folder, and closes one that was made open: other accounts of the machine cannot list
 * it. They can pass through: the database's account has its own folder inside.
 */
function closeFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  chmodSync(dataDir, 0o711);
  const uploads = join(dataDir, "uploads");
  if (existsSync(uploads)) chmodSync(uploads, 0o700);
}

export function createInstallation(): Installation {
  const random = (bytes: number) => randomBytes(bytes).toString("hex");
  return {
    secrets: {
      postgresPassword: random(16),
      appSecret: random(32),
      pusherAppId: "linkdesk",
      pusherKey: random(10),
      pusherSecret: random(24),
    },
    demoPassword: `demo-${random(5)}`,
  };
}

/**
 * Makes sure that one service at a time uses the data folder; returns how to let go of it. A lock
 * left by a killed process is taken over.
 */
export function lockInstallation(dataDir: string): () => void {
  closeFolder(dataDir);
  const file = join(dataDir, "lock");
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
  } catch {
    const pid = Number(readFileSync(file, "utf8"));
    if (isOurProcess(pid)) {
      throw new StartError(
        `Linkdesk is already running here (process ${pid}). Stop it first, or set DATA_DIR to another folder.`,
      );
    }
    writeFileSync(file, String(process.pid));
  }
  return () => rmSync(file, { force: true });
}

/** After a reboot the number may belong to some other program. */
function isOurProcess(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid || !isAlive(pid)) return false;
  const command = `/proc/${pid}/cmdline`;
  return !existsSync(command) || readFileSync(command, "utf8").includes("scripts/start.ts");
}
