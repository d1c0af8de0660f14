import { readFileSync } from "node:fs";

/** The first block of code under a heading of reference.md, without its fence. Throws if there is none. */
export function referenceCode(heading: string): string {
  const text = readFileSync(new URL("reference.md", import.meta.url), "utf8");
  const [, section = ""] = text.split(`\n### ${heading}\n`);
  const [, code] = /```\w+\n([\s\S]*?)\n```/.exec(section) ?? [];
  if (code === undefined) throw new Error(`reference.md has no code under ${heading}`);
  return code;
}
