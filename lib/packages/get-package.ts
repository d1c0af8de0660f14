import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { publishPackages } from "./publish-packages.ts";

/** The bytes of a package of this or an earlier build, by the last part of its address. Errors: not_found. */
export async function getPackage(file: string): Promise<Uint8Array<ArrayBuffer>> {
  await publishPackages();
  const row = await db().publishedPackage.findUnique({ where: { file }, select: { bytes: true } });
  if (!row) throw notFound("package");
  return new Uint8Array(row.bytes);
}
