import { expect, test } from "vitest";
import { db } from "../lib/platform/db.ts";
import { seedLarge } from "../prisma/seed/large.ts";
import { useDatabase } from "../tests/support/use-database.ts";

useDatabase();

test("the large workspace grows to the number that is asked for, also in several runs", async () => {
  const url = process.env.DATABASE_URL ?? "";
  const seen: number[] = [];
  const { workspaceId } = await seedLarge(url, 300, (done) => seen.push(done));
  await seedLarge(url, 300, (done) => seen.push(done));
  await seedLarge(url, 650, (done) => seen.push(done));
  expect(seen).toEqual([0, 300, 300, 300, 650]);
  const where = { workspaceId };
  expect(await db().conversation.count({ where })).toBe(650);
  expect(await db().contact.count({ where })).toBe(390);
  const one = await db().conversation.findFirstOrThrow({
    where: { ...where, lastSeq: { gt: 3 } },
    include: { messages: { orderBy: { seq: "asc" } } },
  });
  expect(one.messages.map(({ seq }) => seq)).toEqual(
    Array.from({ length: one.lastSeq }, (_, index) => index + 1),
  );
  expect(one.preview).toMatch(`Message ${one.lastSeq} of conversation`);
});
