import "server-only";
import type { Person } from "@linkdesk/contract/accounts.ts";
import { invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { isPasswordRight } from "../platform/password.ts";
import { ownerOfMailedToken } from "./account-tokens.ts";
import { attemptCode } from "./sign-in-throttle.ts";

/**
 * Makes sure that whoever opens a link which confirms an address also holds the account: they are
 * signed in to it in this browser, or know its password. Anybody can sign up with, or move an account
 * to, a stranger's address; that the stranger opens the mail must not confirm it for them. A link that
 * does not work is left to whoever spends it.
 * Errors: invalid_request (password missing or wrong), rate_limited.
 */
export async function requireHolder(
  purpose: "verify_email" | "change_email",
  token: string,
  holder: Person | null,
  password: string | undefined,
): Promise<void> {
  const userId = await ownerOfMailedToken(purpose, token);
  if (userId === null || holder?.userId === userId) return;
  if (!password) {
    throw invalidField(
      "password",
      "is needed, because this browser is not signed in to the account",
    );
  }
  const attempt = await attemptCode(userId);
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!(await isPasswordRight(user?.passwordHash ?? null, password))) {
    throw invalidField("password", "is not the password of this account");
  }
  await attempt.succeeded();
}
