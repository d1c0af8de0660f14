import type { PackageFile } from "./template.ts";

const BLOCK_BYTES = 512;
/** The longest path without the format's extensions. */
const MAX_PATH_BYTES = 100;
/** What npm itself writes: 1985-10-26T08:15:00Z, in seconds. */
const MODIFIED_AT = 499_162_500;

/**
 * A tar archive (POSIX ustar) of files below `package/`, as npm reads it. The same files give the same bytes:
 * sorted by path, one mode, owner and time. Throws on a path that is too long for the format.
 */
export function packTar(files: readonly PackageFile[]): Uint8Array {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const blocks = sorted.flatMap(({ path, text }) => {
    const content = Buffer.from(text);
    const padding = Buffer.alloc(-content.length & (BLOCK_BYTES - 1));
    return [header(`package/${path}`, content.length), content, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK_BYTES)]);
}

function header(path: string, bytes: number): Buffer {
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) throw new Error(`${path} is too long`);
  const block = Buffer.alloc(BLOCK_BYTES);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, "0")}\0`;
  block.write(path, 0);
  block.write(octal(0o644, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(bytes, 11), 124);
  block.write(octal(MODIFIED_AT, 11), 136);
  // The checksum counts its own field as spaces.
  block.write("        ", 148);
  block.write("0", 156);
  block.write("ustar\0" + "00", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}
