import { expect, it } from "vitest";
import { createTenant } from "../../tests/support/people.ts";
import { useDatabase } from "../../tests/support/use-database.ts";
import { db } from "../platform/db.ts";
import { issueAccountToken, spendAccountToken } from "./account-tokens.ts";
import { cleanUpAccounts } from "./clean-up.ts";
import { openSignIn } from "./sign-ins.ts";

useDatabase();

const origin = { address: null, userAgent: "test" };

it("the daily job forgets what has expired, and nothing else", async () => {
  const { me } = await createTenant();
  const [kept, gone] = await Promise.all(
    [1, 2].map(() => openSignIn({ userId: me.userId, origin, isPending: false })),
  );
  await db().signIn.update({ where: { id: gone ?? "" }, data: { expiresAt: new Date(0) } });
  const user = { id: me.userId, email: me.email };
  const fresh = await issueAccountToken(user, "reset_password");
  await issueAccountToken(user, "verify_email");
  const old = { expiresAt: new Date(0) };
  await db().accountToken.updateMany({ where: { purpose: "verify_email" }, data: old });
  await cleanUpAccounts();
  expect((await db().signIn.findMany()).map(({ id }) => id)).toEqual([kept]);
  expect(await db().accountToken.count()).toBe(1);
  const spent = await db().$transaction((tx) =>
    spendAccountToken(tx, "reset_password", fresh ?? ""),
  );
  expect(spent).toEqual(user);
});

it("one account is mailed five links an hour and no more", async () => {
  const { me } = await createTenant();
  const user = { id: me.userId, email: me.email };
  const tokens = [];
  for (let i = 0; i < 7; i++) tokens.push(await issueAccountToken(user, "reset_password"));
  expect(tokens.filter((token) => token !== null)).toHaveLength(5);
});
