import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "./env.ts";

/** Names are made by us, from ids: nothing a client sent ever becomes part of a path. */
const KEY = /^[0-9a-f-]{36}(\.thumb)?$/;

/** Whether files can be kept at all in this deployment. */
export function isStorageAvailable(): boolean {
  return env().UPLOADS_DIR !== undefined;
}

/** Keeps a file under a key: an id, or an id with `.thumb`. Half a file is never there. */
export async function putFile(key: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(key);
  // Other accounts of the machine have no business with what visitors sent.
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, bytes, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** The bytes of a file, or null when there is none. */
export async function getFile(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(pathOf(key)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

export async function removeFile(key: string): Promise<void> {
  await rm(pathOf(key), { force: true });
}

/** Spread over folders by the id's last characters, the random ones. */
function pathOf(key: string): string {
  const folder = env().UPLOADS_DIR;
  if (!folder) throw new Error("UPLOADS_DIR is not set");
  if (!KEY.test(key)) throw new Error("not a storage key");
  return join(folder, key.slice(34, 36), key);
}
