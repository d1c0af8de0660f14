import "server-only";
import { db } from "../platform/db.ts";
import { isPasswordRight } from "../platform/password.ts";

/** The account with this e-mail and password, or null; both answers take the same time. */
export async function checkPassword(input: {
  email: string;
  password: string;
}): Promise<{ id: string } | null> {
  const user = await db().user.findUnique({ where: { email: input.email } });
  const isRight = await isPasswordRight(user?.passwordHash ?? null, input.password);
  return user && isRight ? { id: user.id } : null;
}
