// Against a real Dovecot and a real Postfix, see tests/support/mail-servers.ts.
import { putMailAccountBody } from "@linkdesk/contract/mail-accounts.ts";
import { describe, expect, it, vi } from "vitest";
import { canRunMailServers, useMailReading, WAIT } from "../../../tests/support/mail-reading.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import { openFolder } from "../../platform/imap.ts";
import { checkMailAccount } from "./check-mail-account.ts";
import { getTestMail, sendTestMail } from "./send-test-mail.ts";
import { updateMailAccount } from "./update-mail-account.ts";

useDatabase();
const {
  imap,
  connect,
  mail,
  rows,
  trust,
  servers,
  me,
  inboxId,
  trustNobody,
  deliver,
  changePassword,
  fetchOnce,
  subjects,
} = useMailReading();

describe.skipIf(!canRunMailServers)("connecting", { timeout: 20_000 }, () => {
  it.each([
    ["a wrong password", { password: "wrong" }, "login", /app password/],
    ["a folder that is missing", { folder: "Suport" }, "folder", /There are: INBOX/],
    ["a name that does not exist", { host: "imap.invalid" }, "dns", /no server named imap.invalid/],
  ])("with %s says at which step it fails", async (_, wrong, step, message) => {
    await expect(openFolder(imap(wrong))).rejects.toMatchObject({
      step,
      message: expect.stringMatching(message),
    });
  });

  it("to a closed port says that it is refused", async () => {
    await expect(openFolder(imap({ port: 9 }))).rejects.toMatchObject({
      step: "connect",
      message: expect.stringMatching(/refuses connections to port 9/),
    });
  });

  it("by TLS and by STARTTLS works with a certificate that is trusted", async () => {
    const { imap: plain, imaps } = servers().ports;
    (await openFolder(imap({ port: imaps, security: "tls" }))).close();
    (await openFolder(imap({ port: plain, security: "starttls" }))).close();
  });

  it("to a server whose certificate is for another name or from nobody known fails at TLS", async () => {
    const wrong = { host: "localhost", port: servers().ports.imaps, security: "tls" };
    await expect(openFolder(imap(wrong))).rejects.toMatchObject({
      step: "tls",
      message: expect.stringMatching(/is for another server than localhost/),
    });
    trustNobody();
    await expect(openFolder(imap({ ...wrong, host: "127.0.0.1" }))).rejects.toMatchObject({
      step: "tls",
      message: expect.stringMatching(/not from a known authority/),
    });
    trust();
  });

  it("by TLS to a port without it says what to choose", async () => {
    const wrong = { port: servers().ports.imap, security: "tls" };
    await expect(openFolder(imap(wrong))).rejects.toMatchObject({
      step: "tls",
      message: expect.stringMatching(/Choose STARTTLS/),
    });
  });

  it("is checked step by step, in both directions", async () => {
    await connect(
      { port: servers().ports.imaps, security: "tls", folder: "Nowhere" },
      { security: "starttls", port: servers().ports.smtp },
    );
    const { sending, receiving } = await checkMailAccount(me(), inboxId());
    expect(sending.map(({ step, result }) => `${step} ${result}`)).toEqual([
      ...["dns ok", "connect ok", "tls ok", "login ok"],
    ]);
    expect(receiving.map(({ step, result }) => `${step} ${result}`)).toEqual([
      ...["dns ok", "connect ok", "tls ok", "login ok", "folder failed"],
    ]);
    await changePassword("another one");
    const again = await checkMailAccount(me(), inboxId());
    expect(again.sending.at(-1)).toMatchObject({
      ...{ step: "login", result: "failed", answer: expect.stringMatching(/^535/) },
      problem: expect.stringMatching(/refuses the user name or the password/),
    });
    expect(again.receiving.at(-1)).toMatchObject({ step: "folder", result: "skipped" });
  });
});

describe.skipIf(!canRunMailServers)("a test mail", { timeout: 20_000 }, () => {
  it("a test mail arrives, and never becomes a conversation", async () => {
    await fetchOnce();
    expect(await sendTestMail(me(), inboxId())).toMatchObject({ state: "sent", problem: null });
    await vi.waitFor(async () => {
      await fetchOnce();
      expect(await getTestMail(me(), inboxId())).toMatchObject({ state: "arrived" });
    }, WAIT);
    expect(await rows()).toEqual([]);
  });

  it("a test mail that the server refuses says why", async () => {
    await connect({}, { user: "" });
    await updateMailAccount(me(), inboxId(), {
      ...putMailAccountBody.parse({
        ...{ address: "nobody@mail.test", senderName: "Help", signature: "" },
        inbound: { kind: "forwarding" },
        outbound: {
          ...{ kind: "smtp", host: "127.0.0.1", port: servers().ports.smtp },
          ...{ security: "none", user: "" },
        },
      }),
    });
    expect(await sendTestMail(me(), inboxId())).toMatchObject({
      state: "failed",
      problem: expect.stringMatching(/refused the mail: 550/),
    });
  });

  it("a mail with another inbox's test header is a mail like any other", async () => {
    await fetchOnce();
    deliver(`X-Linkdesk-Test: ${"a".repeat(16)}.${"b".repeat(43)}\r\n${mail("forged")}`);
    await fetchOnce();
    expect(await subjects()).toEqual(["forged"]);
  });
});
