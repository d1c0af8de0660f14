// Events that could not be processed, which admins see with the webhooks.
import pg from "pg";
import { expect, test } from "../support/browser.ts";

test("an admin sees which events could not be processed, and has them processed again", async ({
  agent,
  tenant,
}) => {
  const { body } = await tenant.call<{ workspace: { id: string } }>("GET", "/api/v1/me");
  const client = new pg.Client({ connectionString: process.env.DATABASE_UNDER_TEST });
  await client.connect();
  await client.query(
    `INSERT INTO events (id, workspace_id, type, actor_type, data, in_timeline, attempts, last_error,
       failed_at)
     VALUES (gen_random_uuid(), $1, 'contact.updated', 'system', '{}', false, 5, 'It was broken', now())`,
    [body.workspace.id],
  );
  await client.end();
  await agent.goto("/settings/webhooks");
  const notice = agent.getByText("1 event could not be processed");
  await expect(notice).toBeVisible();
  await agent.getByText("Details", { exact: true }).click();
  await expect(agent.getByText("It was broken")).toBeVisible();
  await agent.getByRole("button", { name: "Try again" }).click();
  await expect(notice).toBeHidden();
  await agent.reload();
  await expect(agent.getByRole("heading", { name: "Webhooks", exact: true })).toBeVisible();
  await expect(notice).toBeHidden();
});
