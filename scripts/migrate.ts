// Applies the migrations in prisma/migrations, in order, each in a transaction, under an advisory
// lock. The files and the bookkeeping (table `_prisma_migrations`, sha-256 checksums) are Prisma's,
// so that `prisma migrate deploy` and this runner agree about the same database; this one needs no
// downloaded engine. Command: node scripts/migrate.ts, with DIRECT_URL or DATABASE_URL.
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { installJobs } from "../lib/platform/install-jobs.ts";

/** Prisma's own advisory lock number for migrations. */
const LOCK_KEY = 72_707_369;

const migrationsFolder = fileURLToPath(new URL("../prisma/migrations", import.meta.url));

type Migration = { name: string; sql: string; checksum: string };

export function readMigrations(): Migration[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(migrationsFolder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings a database up to date, the job queue's own schema included, and returns the names of the migrations it applied.
 * Throws when an applied migration's file was changed or when one fails; that one is rolled back.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
    const done = await applyPending(client);
    await installJobs(databaseUrl);
    return done;
  } finally {
    await client.end();
  }
}

async function applyPending(client: pg.Client): Promise<string[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`);
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const done: string[] = [];
  for (const migration of readMigrations()) {
    const checksum = applied.get(migration.name);
    if (checksum === undefined) {
      await apply(client, migration);
      done.push(migration.name);
    } else if (checksum !== migration.checksum) {
      throw new Error(`Migration ${migration.name} was changed after it was applied.`);
    }
  }
  return done;
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${name} failed and was rolled back: ${(error as Error).message}`);
  }
}

if (import.meta.main) {
  const url = process.env.DIRECT_URL || process.env.DATABASE_URL;
  if (!url) {
    process.stderr.write("Set DIRECT_URL (or DATABASE_URL) to the database to migrate.\n");
    process.exit(1);
  }
  try {
    const done = await migrate(url);
    process.stdout.write(done.length ? `Applied ${done.join(", ")}.\n` : "Already up to date.\n");
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
