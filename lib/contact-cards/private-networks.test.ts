import { putContactCardBody } from "@linkdesk/contract/contact-card.ts";
import { beforeAll, expect, it } from "vitest";
import { createConversation, createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { startReceiver } from "../../tests/support/webhook-receiver.ts";
import { db } from "../platform/db.ts";
import { getContactCard } from "./get-contact-card.ts";
import { putCardSource } from "./manage-card-source.ts";

useDatabase();
// Not somebody's own machine: a service on the internet.
beforeAll(() => {
  process.env.APP_URL = "https://chat.example.com";
});

const body = (url: string) => putContactCardBody.parse({ url, title: "Shop" });

it.each([
  "http://api.example.com/card",
  "https://10.0.0.7/card",
  "https://[::1]/card",
  "https://169.254.169.254/latest/meta-data",
])("%s cannot fill cards: it is refused where it is entered", async (url) => {
  const { me } = await createTenant();
  await expect(putCardSource(me, body(url))).rejects.toMatchObject({
    code: "invalid_request",
    errors: [{ field: "url" }],
  });
});

it("a name that leads to a private address, or was entered under other rules, is not asked", async () => {
  const receiver = await startReceiver();
  const { me, id } = await createConversation();
  await putCardSource(me, body(`https://localhost:${receiver.port}/card`));
  const where = { workspaceId: me.workspace.id };
  const error = "That address is not on the public internet.";
  expect(await getContactCard(me, id, { refresh: true })).toMatchObject({ card: null, error });
  await db().contactCardSource.updateMany({ where, data: { url: receiver.url } });
  expect(await getContactCard(me, id, { refresh: true })).toMatchObject({ card: null, error });
  expect(receiver.received).toEqual([]);
  await receiver.close();
});
