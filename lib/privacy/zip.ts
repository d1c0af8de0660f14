import "server-only";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

export type ZipEntry = {
  /** With folders: `files/photo.jpg`. */
  name: string;
  content: AsyncIterable<Uint8Array>;
  /** Pictures and such gain nothing from it. */
  isCompressed?: boolean;
};

/**
 * A ZIP archive, made while it is read: one entry and one chunk at a time. Without ZIP64, so at
 * most 4 GB and 65,535 entries; the caller sees to that.
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    if (chunk.length > 0) ready.push(chunk);
  });
  for await (const { name, content, isCompressed } of entries) {
    const file = isCompressed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for await (const chunk of content) {
      file.push(chunk);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
