import "server-only";
import type { AccountSecurity, PatchMeBody, Person } from "@linkdesk/contract/accounts.ts";
import { db } from "../platform/db.ts";

/** How the signed-in person's account is protected. */
export async function accountSecurity(me: Person): Promise<AccountSecurity> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: me.userId },
    select: {
      passwordHash: true,
      totpEnabledAt: true,
      identities: { select: { provider: true } },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  return {
    hasPassword: user.passwordHash !== null,
    twoFactor: {
      enabled: user.totpEnabledAt !== null,
      recoveryCodesLeft: user._count.recoveryCodes,
    },
    providers: user.identities.map(({ provider }) => provider),
  };
}

/** Changes a person's name, and what else they choose for themselves. */
export async function updateMe(me: Person, { name, undoSendSeconds }: PatchMeBody): Promise<void> {
  await db().user.update({ where: { id: me.userId }, data: { name, undoSendSeconds } });
}
