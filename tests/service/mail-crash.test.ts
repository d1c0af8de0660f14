import { expect, it } from "vitest";
import { runMailChaos } from "../support/mail-chaos.ts";

const KILLS = 20;

it("kill -9 of the service, 20 times in the middle of mails in both directions, loses none and doubles none", async () => {
  const report = await runMailChaos(KILLS);
  expect(report).toMatchObject({ kills: KILLS, lost: [], doubled: [] });
  // A mail server may have taken a mail whose sender died before it could note that down: it gets the same mail again,
  // under the same Message-ID.
  expect(report.repeated).toBeLessThanOrEqual(KILLS);
  expect(report.outgoing).toBe(5 * KILLS);
}, 300_000);
