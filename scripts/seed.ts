// `npm run seed -- --conversations <number>`: a large workspace in the database of a running service, to measure or to
// look at. It can be interrupted and goes on with the next run.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { seedLarge } from "../prisma/seed/large.ts";
import { openInstallation } from "./installation.ts";

const MOST = 10_000_000;
const { values } = parseArgs({ options: { conversations: { type: "string" } } });
const wanted = Number(values.conversations);
if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST) {
  process.stderr.write(
    `Say how many: npm run seed -- --conversations 10000 (at most ${MOST.toLocaleString("en")})\n`,
  );
  process.exit(1);
}

const startedAt = Date.now();
try {
  const { email } = await seedLarge(databaseUrl(), wanted, showProgress);
  process.stdout.write(
    `\nThe owner is ${email}. Choose a password for it with “Forgot password?”; the mail is at /dev/mail.\n`,
  );
} catch (error) {
  const isDown = (error as NodeJS.ErrnoException).code === "ECONNREFUSED";
  const hint = "No database answers. Start the service first (npm start), or set DATABASE_URL.";
  process.stderr.write(`\n${isDown ? hint : (error as Error).message}\n`);
  process.exit(1);
}

/** That of the environment, or of the service that `npm start` runs from this folder. */
function databaseUrl(): string {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const { secrets } = openInstallation(resolve(process.env.DATA_DIR || ".data"));
  const port = process.env.POSTGRES_PORT || "5439";
  return `postgresql://postgres:${secrets.postgresPassword}@127.0.0.1:${port}/postgres`;
}

function showProgress(done: number): void {
  const share = Math.min(1, done / wanted);
  const bar = "█".repeat(Math.round(share * 30)).padEnd(30, "░");
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  process.stdout.write(
    `\r${bar} ${done.toLocaleString("en")} of ${wanted.toLocaleString("en")} conversations, ${seconds} s `,
  );
}
