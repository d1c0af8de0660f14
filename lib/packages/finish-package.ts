import { createHash } from "node:crypto";
import { gzipSync } from "fflate";
import { packTar } from "./tar.ts";
import { type PackageTemplate, UNKNOWN_ADDRESS } from "./template.ts";

/** A package that can be installed. */
export type FinishedPackage = {
  /** The last part of its address: `react-0.1.0-h1a2b3c4d5e.tgz`. */
  file: string;
  bytes: Uint8Array<ArrayBuffer>;
};

const HASH_CHARS = 10;

/**
 * Writes the instance's address into a package and packs it. The version ends with a hash of the content, so
 * that another address, or a change without a new version number, is another file. The same template and
 * address give the same bytes on every machine: fflate compresses in JavaScript, where zlib's output differs
 * between processors.
 */
export function finishPackage(template: PackageTemplate, address: string): FinishedPackage {
  const files = template.files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, text }) => ({ path, text: text.replaceAll(UNKNOWN_ADDRESS, address) }));
  const content = JSON.stringify([template.package, files]);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, HASH_CHARS);
  // The letter: a part of a version that is all digits must not begin with 0.
  const version = `${template.package.version}-h${hash}`;
  const manifest = `${JSON.stringify({ ...template.package, version }, null, 2)}\n`;
  const tar = packTar([...files, { path: "package.json", text: manifest }]);
  return {
    file: `${template.name}-${version}.tgz`,
    bytes: new Uint8Array(gzipSync(tar, { level: 9, mtime: 0 })),
  };
}
