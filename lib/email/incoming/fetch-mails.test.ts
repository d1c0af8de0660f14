// Against a real Dovecot and a real Postfix, see tests/support/mail-servers.ts.

import { describe, expect, it } from "vitest";
import {
  canRunMailServers,
  numbered,
  useMailReading,
} from "../../../tests/support/mail-reading.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import { handlers } from "../../jobs/handlers.ts";
import { db } from "../../platform/db.ts";
import { drainJobs, registerHandlers } from "../../platform/jobs.ts";

useDatabase();

const MEGABYTE = 1024 * 1024;
const {
  connect,
  mail,
  headerId,
  rows,
  proxy,
  inboxId,
  deliver,
  arrive,
  changeUidValidity,
  fetchOnce,
  account,
  subjects,
} = useMailReading();

describe.skipIf(!canRunMailServers)("reading a folder", { timeout: 20_000 }, () => {
  it("begins with what arrives after the account was connected", async () => {
    arrive("from-before");
    expect(await fetchOnce()).toBe(0);
    arrive("new");
    expect(await fetchOnce()).toBe(1);
    expect(await subjects()).toEqual(["new"]);
    const [row] = await rows();
    expect(row).toMatchObject({ direction: "incoming", state: "queued", inboxId: inboxId() });
    expect(row?.envelope).toMatchObject({ source: "imap" });
    expect(Buffer.from(row?.raw ?? []).toString()).toBe(mail("new"));
  });

  it("takes a burst of 30 mails in, once and in order", async () => {
    await fetchOnce();
    arrive(...numbered(30));
    expect(await fetchOnce()).toBe(30);
    expect(await fetchOnce()).toBe(0);
    expect(await subjects()).toEqual(numbered(30));
  });

  it("goes on after the connection was cut in the middle of it", async () => {
    await fetchOnce();
    for (const subject of numbered(10)) deliver(mail(subject, 50_000));
    proxy().cutAfter(230_000);
    await expect(fetchOnce({ port: proxy().port })).rejects.toMatchObject({ step: "connect" });
    expect((await subjects()).length).toBeGreaterThan(0);
    expect((await subjects()).length).toBeLessThan(10);
    proxy().cutAfter(Number.POSITIVE_INFINITY);
    await fetchOnce({ port: proxy().port });
    expect(await subjects()).toEqual(numbered(10));
  });

  it("loses nothing when the server numbers its mails anew", async () => {
    await fetchOnce();
    arrive("one", "two");
    await fetchOnce();
    const { uidValidity } = await account();
    await changeUidValidity();
    arrive("three");
    await fetchOnce();
    expect((await account()).uidValidity).not.toBe(uidValidity);
    // Those that were read before come again: their Message-ID tells, when they are read.
    expect((await subjects()).slice(2)).toEqual(["one", "two", "three"]);
    arrive("four");
    expect(await fetchOnce()).toBe(1);
  });

  it("takes a mail of 20 MB in, and holds one that is larger than 25 MB", async () => {
    await fetchOnce();
    deliver(mail("large", 20 * MEGABYTE));
    deliver(mail("too-large", 26 * MEGABYTE));
    deliver(mail("small"));
    expect(await fetchOnce()).toBe(3);
    const [large, tooLarge, small] = await rows();
    expect(large?.raw?.length).toBe(20 * MEGABYTE);
    expect(small?.state).toBe("queued");
    expect(tooLarge).toMatchObject({
      ...{ state: "held", reason: "too_large", raw: null, subject: "too-large" },
      ...{ fromName: "Maya", fromAddress: "maya@example.com" },
      headerId: headerId("too-large"),
    });
  });

  it("reads each mail once when two processes read at the same time", async () => {
    await fetchOnce();
    arrive(...numbered(20));
    await Promise.all([fetchOnce(), fetchOnce(), fetchOnce()]);
    await fetchOnce();
    expect(await subjects()).toEqual(numbered(20));
  });

  it("reads another folder than the inbox", async () => {
    await connect({ folder: "Support" });
    deliver(mail("past"), "Support");
    await fetchOnce({ folder: "Support" });
    deliver(mail("sorted"), "Support");
    await fetchOnce({ folder: "Support" });
    expect(await subjects()).toEqual(["sorted"]);
  });
});

describe.skipIf(!canRunMailServers)("a mail that has arrived", { timeout: 20_000 }, () => {
  it("a mail that has arrived twice becomes one message of one conversation", async () => {
    registerHandlers(handlers);
    // What other tests left to be read would take longer than this may.
    await db().$executeRaw`DELETE FROM pgboss.job`;
    await fetchOnce();
    arrive("question", "question");
    expect(await fetchOnce()).toBe(2);
    await drainJobs(10_000);
    const conversations = await db().conversation.findMany({
      where: { inboxId: inboxId() },
      select: { messages: { select: { text: true } } },
    });
    expect(conversations).toHaveLength(1);
    expect(conversations[0]?.messages).toHaveLength(1);
  });
});
