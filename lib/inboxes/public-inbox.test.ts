import { expect, it } from "vitest";
import { createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { isMailAvailable } from "../platform/mail.ts";
import { publicInbox } from "./public-inbox.ts";
import { updateInbox } from "./update-inbox.ts";

useDatabase();

it("no transcripts by e-mail are offered where no mail can be sent", async () => {
  expect(isMailAvailable()).toBe(false);
  const { me, inboxId } = await createTenant();
  const behaviour = { transcript: true, transcriptByEmail: true };
  await updateInbox(me, inboxId, { settings: { behaviour } });
  const { settings } = await publicInbox(inboxId, null);
  expect(settings.behaviour).toMatchObject({ transcript: true, transcriptByEmail: false });
});
