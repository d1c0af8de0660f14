import { createHash, timingSafeEqual } from "node:crypto";
import { AppError } from "../platform/app-error.ts";
import { env } from "../platform/env.ts";

/**
 * `auth` of a cron route: `Authorization: Bearer <CRON_SECRET>`, as Vercel sends it. Without the
 * variable there is no such route. Errors: not_found, unauthenticated.
 */
export function cron(request: Request): null {
  requireSecret(request, env().CRON_SECRET);
  return null;
}

/** The pure half of {@link cron}. Hashes have one length, so that the time tells nothing. */
export function requireSecret(request: Request, secret: string | undefined): void {
  if (!secret) throw new AppError("not_found");
  const given = request.headers.get("authorization") ?? "";
  if (!timingSafeEqual(hash(given), hash(`Bearer ${secret}`))) {
    throw new AppError("unauthenticated", { userMessage: "Send the cron secret." });
  }
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
