// Against a real Dovecot and a real Postfix, see tests/support/mail-servers.ts.

import { describe, expect, it, vi } from "vitest";
import { canRunMailServers, useMailReading, WAIT } from "../../../tests/support/mail-reading.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import { db } from "../../platform/db.ts";
import { startMailFetchWorker } from "./mail-fetch-worker.ts";
import { pollMailAccounts } from "./poll-mail-accounts.ts";

useDatabase();
const { connect, proxy, inboxId, arrive, changePassword, account, subjects } = useMailReading();

describe.skipIf(!canRunMailServers)("a worker", { timeout: 20_000 }, () => {
  const pauseMs = () => 20;
  const failing = () => account().then(({ lastError }) => lastError);

  it("a worker takes a mail in as soon as it arrives, and the server tells it so", async () => {
    const worker = startMailFetchWorker({ pauseMs });
    await vi.waitFor(async () => expect((await account()).checkedAt).not.toBeNull(), WAIT);
    arrive("quick");
    await vi.waitFor(async () => expect(await subjects()).toEqual(["quick"]), WAIT);
    await worker.stop();
    expect((await account()).leasedUntil).toBeNull();
  });

  it("a worker connects again after a cut, and says nothing of it", async () => {
    await connect({ port: proxy().port });
    const worker = startMailFetchWorker({ pauseMs });
    await vi.waitFor(async () => expect((await account()).checkedAt).not.toBeNull(), WAIT);
    proxy().cut();
    arrive("after-the-cut");
    await vi.waitFor(async () => expect(await subjects()).toEqual(["after-the-cut"]), WAIT);
    expect(await failing()).toBeNull();
    await worker.stop();
  });

  it("a worker says that a password was revoked, and goes on with the new one", async () => {
    await connect({ port: proxy().port });
    const worker = startMailFetchWorker({ pauseMs });
    await vi.waitFor(async () => expect((await account()).checkedAt).not.toBeNull(), WAIT);
    await changePassword("a new password");
    proxy().cut();
    await vi.waitFor(async () => expect(await failing()).toMatch(/refuses the user name/), WAIT);
    expect((await account()).failingSince).not.toBeNull();
    arrive("meanwhile");
    await connect({ port: proxy().port, password: "a new password" });
    await worker.look();
    await vi.waitFor(async () => expect(await subjects()).toEqual(["meanwhile"]), WAIT);
    await vi.waitFor(async () => expect(await failing()).toBeNull(), WAIT);
    await worker.stop();
  });

  it("of two processes, one reads an account, and the other takes over when it stops", async () => {
    await connect({ port: proxy().port });
    const before = proxy().connections();
    const [first, second] = [startMailFetchWorker({ pauseMs }), startMailFetchWorker({ pauseMs })];
    await vi.waitFor(async () => expect((await account()).checkedAt).not.toBeNull(), WAIT);
    await Promise.all([first.look(), second.look()]);
    expect(proxy().connections() - before).toBe(1);
    await first.stop();
    await second.look();
    arrive("taken-over");
    await vi.waitFor(async () => expect(await subjects()).toEqual(["taken-over"]), WAIT);
    await second.stop();
  });

  it("where there is no worker, a cron reads what is due", async () => {
    expect(await pollMailAccounts({ maxMs: 5_000 })).toBe(0);
    arrive("by-cron");
    expect(await pollMailAccounts({ maxMs: 5_000 })).toBe(0);
    await db().mailAccount.update({
      where: { inboxId: inboxId() },
      data: { checkedAt: new Date(0) },
    });
    expect(await pollMailAccounts({ maxMs: 5_000 })).toBe(1);
    expect(await subjects()).toEqual(["by-cron"]);
  });
});
