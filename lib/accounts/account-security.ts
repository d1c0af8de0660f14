import "server-only";
import type { AccountSecurity, Person } from "@linkdesk/contract/accounts.ts";
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

/** Changes the name that colleagues and visitors see. */
export async function renameMe(me: Person, name: string): Promise<void> {
  await db().user.update({ where: { id: me.userId }, data: { name } });
}
