// Writes the SQL of a new migration: node scripts/new-migration.ts <name>
// It applies the migrations there are to an empty throw-away database and compares that with
// prisma/schema.prisma. Read what it wrote before committing it: a renamed column looks like one
// dropped and one added.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { startPostgres } from "./embedded-postgres.ts";
import { freePort } from "./free-port.ts";
import { migrate } from "./migrate.ts";
import { diffDatabase } from "./schema-engine.ts";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write("usage: node scripts/new-migration.ts <snake_case_name>\n");
  process.exit(2);
}

const dataDir = ".data/new-migration";
rmSync(dataDir, { recursive: true, force: true });
const postgres = await startPostgres({ dataDir, port: await freePort(), password: "throw-away" });
try {
  await migrate(postgres.url("postgres"));
  const sql = await diffDatabase(postgres.url("postgres"));
  process.stdout.write(sql === "" ? "The schema has not changed.\n" : `${write(sql)}\n`);
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function write(sql: string): string {
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `prisma/migrations/${time}_${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/migration.sql`, sql);
  return `${folder}/migration.sql`;
}
