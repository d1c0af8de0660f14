import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { finishPackage } from "./finish-package.ts";
import type { PackageTemplate } from "./template.ts";

const BUILT = "packages/.built";

/** Where each package can be installed from, by its short name: `{ react: "https://…/react-0.1.0-h….tgz" }`. */
export type PackageAddresses = Record<string, string>;

let published: Promise<PackageAddresses> | undefined;

/**
 * Puts the packages of this build into the database, once for each process, and returns their addresses: an
 * address that somebody has seen works from then on. Empty if no packages were built.
 */
export function publishPackages(): Promise<PackageAddresses> {
  published ??= publish().catch((error: unknown) => {
    published = undefined;
    throw error;
  });
  return published;
}

async function publish(): Promise<PackageAddresses> {
  const address = env().APP_URL;
  const templates = readTemplates();
  const finished = templates.map((template) => finishPackage(template, address));
  // What is there stays: lock files hold the hash of its bytes.
  await db().publishedPackage.createMany({ data: finished, skipDuplicates: true });
  return Object.fromEntries(
    templates.map(({ name }, at) => [name, `${address}/packages/${finished[at]?.file}`]),
  );
}

function readTemplates(): PackageTemplate[] {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), BUILT);
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    return files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
