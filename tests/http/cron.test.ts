import { expect, inject, it } from "vitest";
import { send } from "../support/http-client.ts";
import { CRON_SECRET } from "../support/test-stack.ts";

const appUrl = inject("appUrl");

it("a scheduler with the secret runs the retention; anybody else does not", async () => {
  const call = (authorization: string) =>
    send(`${appUrl}/api/cron/retention`, "GET", { authorization });
  const answer = await call(`Bearer ${CRON_SECRET}`);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ conversations: 0, failedInboxes: 0, isComplete: true });
  expect((await call("Bearer a guess of the secret")).status).toBe(401);
});
