import { open } from "node:fs/promises";
import pg from "pg";

/** Sets our own statements apart from the service's. */
const OUR_NAME = "linkdesk-bench";
const SETTINGS = { log_statement: "all", log_line_prefix: "<%p %a> " };
/** Each line is one round trip: a plain query, or one parse-bind-execute-sync. */
const STATEMENT = /^<(\d+) ([^>]*)> LOG: {2}(?:statement|execute [^:]+): (.*)/;
/** What the dispatcher of events begins with. It works by the clock, for many messages at once. */
const DISPATCHER = "pg_advisory_xact_lock";

export type StatementLog = {
  client: pg.Client;
  /** Runs `work` and returns the statements that the service sent to the database meanwhile, without its dispatcher's. */
  during: (work: () => Promise<unknown>) => Promise<string[]>;
  close: () => Promise<void>;
};

/**
 * Has an embedded database log every statement, and reads its log. The log is the database's own
 * account, BEGIN and COMMIT included, so the count does not depend on what the service believes
 * to send. `close` restores the settings.
 */
export async function openStatementLog(databaseUrl: string): Promise<StatementLog> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: OUR_NAME });
  // A database that stops under us is reported by the query that fails.
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
  const log = await open(`${rows[0]?.data_directory}.log`, "r");
  for (const [name, value] of Object.entries(SETTINGS)) {
    await client.query(`ALTER SYSTEM SET ${name} = ${pg.escapeLiteral(value)}`);
  }
  await client.query("SELECT pg_reload_conf()");

  const during = async (work: () => Promise<unknown>) => {
    const { size: from } = await log.stat();
    await work();
    const { size: to } = await log.stat();
    const { buffer } = await log.read(Buffer.alloc(to - from), 0, to - from, from);
    const lines = buffer.toString("utf8").split("\n").flatMap(serviceStatement);
    return withoutDispatcher(lines).map(({ statement }) => statement);
  };

  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    for (const name of Object.keys(SETTINGS)) await client.query(`ALTER SYSTEM RESET ${name}`);
    await client.query("SELECT pg_reload_conf()");
    await client.end();
    await log.close();
  };
  return { client, during, close };
}

type Line = { pid: string; statement: string };

function serviceStatement(line: string): Line[] {
  const [, pid = "", name, statement] = STATEMENT.exec(line) ?? [];
  return statement === undefined || name === OUR_NAME ? [] : [{ pid, statement }];
}

/** Leaves out the transactions of the dispatcher, of which there are more the slower the machine is. */
function withoutDispatcher(lines: readonly Line[]): Line[] {
  const open = new Map<string, Line[]>();
  const kept: Line[] = [];
  for (const line of lines) {
    const transaction = open.get(line.pid);
    if (line.statement.startsWith("BEGIN")) open.set(line.pid, [line]);
    else if (!transaction) kept.push(line);
    else {
      transaction.push(line);
      if (!/^(COMMIT|ROLLBACK)/.test(line.statement)) continue;
      open.delete(line.pid);
      if (!transaction.some(({ statement }) => statement.includes(DISPATCHER))) {
        kept.push(...transaction);
      }
    }
  }
  return kept;
}
