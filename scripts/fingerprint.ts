import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./stack.ts";

/** A hash of files and of all files in folders; paths are the repository's, and missing ones are left out. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash("sha256");
  const visit = (path: string) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(`${path}/${name}`);
    } else {
      hash.update(path).update("\0").update(readFileSync(full));
    }
  };
  for (const path of paths) visit(path);
  return hash.digest("hex");
}
