import { createHash, randomBytes } from "node:crypto";

/**
 * A UUID v7 (RFC 9562): 48 bits of milliseconds, then random. For rows written by hand-made SQL;
 * Prisma makes its own.
 */
export function uuidV7(now = Date.now()): string {
  return timed(now, randomBytes(16));
}

/**
 * A UUID v7 of a past moment: the time, then a hash of the seed in place of random bits. The same time and seed
 * always give the same id.
 */
export function uuidV7Of(at: Date, seed: string): string {
  return timed(at.getTime(), hash(seed));
}

/** A UUID v8 (RFC 9562) that is a hash of the seed: the same seed always gives the same id. */
export function uuidOf(seed: string): string {
  const bytes = hash(seed);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  return written(bytes);
}

const hash = (seed: string) => createHash("sha256").update(seed).digest().subarray(0, 16);

function timed(ms: number, bytes: Buffer): string {
  bytes.writeUIntBE(ms, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  return written(bytes);
}

function written(bytes: Buffer): string {
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
