import { expect, test } from "vitest";
import { JOBS } from "./jobs.ts";

test("a mail that the previous release queued is still sent, as if requested now", () => {
  const email = "ada@example.com";
  const userId = crypto.randomUUID();
  const before = Date.now();
  for (const { requestedAt } of [
    JOBS["mail-password-reset"].parse({ email }),
    JOBS["mail-email-change"].parse({ userId, email }),
  ]) {
    expect(Date.parse(requestedAt)).toBeGreaterThanOrEqual(before);
  }
});
