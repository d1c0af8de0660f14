import { auditQuery } from "@linkdesk/contract/audit.ts";
import { createInboxBody } from "@linkdesk/contract/inboxes.ts";
import { putMailAccountBody } from "@linkdesk/contract/mail-accounts.ts";
import { beforeEach, expect, it } from "vitest";
import { createTenant } from "../../../tests/support/people.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";
import type { Actor } from "../../access/actor.ts";
import { listAudit } from "../../audit/list-audit.ts";
import { createInbox } from "../../inboxes/create-inbox.ts";
import { updateInbox } from "../../inboxes/update-inbox.ts";
import { db } from "../../platform/db.ts";
import { checkMailAccount } from "./check-mail-account.ts";
import { getMailAccount } from "./get-mail-account.ts";
import { senderOf } from "./mail-sender.ts";
import { updateMailAccount } from "./update-mail-account.ts";

useDatabase();

let me: Actor;
let chatId: string;
let inboxId: string;

const EMAIL = { kind: "email", name: "Support", senderName: "Fernhill support" };
const SMTP = {
  ...{ kind: "smtp", host: "smtp.example.com", port: 465 },
  ...{ security: "tls", user: "help" },
};
const IMAP = {
  ...{ kind: "imap", host: "imap.example.com", port: 993 },
  ...{ security: "tls", user: "help" },
};
const PASSWORDS = { smtpPassword: "send it", imapPassword: "fetch it" };

const create = (address: string) => createInbox(me, createInboxBody.parse({ ...EMAIL, address }));
const change = (given: object, actor = me) =>
  updateMailAccount(
    actor,
    inboxId,
    putMailAccountBody.parse({
      ...{ address: "help@example.com", senderName: "Help", signature: "" },
      ...{ outbound: { kind: "installation" }, inbound: { kind: "forwarding" } },
      ...given,
    }),
  );
const connect = () => change({ outbound: SMTP, inbound: IMAP, ...PASSWORDS });
const sender = (id: string) => senderOf(db() as never, { id, workspaceId: me.workspace.id });

beforeEach(async () => {
  ({ me, inboxId: chatId } = await createTenant());
  inboxId = (await create("Help@Example.com")).id;
});

it("a new e-mail inbox sends through the installation and receives by forwarding", async () => {
  expect(await getMailAccount(me, inboxId)).toMatchObject({
    address: "help@example.com",
    senderName: "Fernhill support",
    outbound: { kind: "installation" },
    inbound: { kind: "forwarding", hasPlusAddresses: true },
    hasSmtpPassword: false,
  });
  expect(await sender(inboxId)).toMatchObject({
    from: { name: "Fernhill support", address: "linkdesk@localhost" },
    replyTo: { address: "help@example.com", hasPlusAddresses: true },
    transport: null,
  });
});

it("an address has one inbox of a workspace", async () => {
  await expect(create("help@example.com")).rejects.toMatchObject({
    errors: [{ field: "address", message: expect.stringMatching(/another inbox/) }],
  });
  inboxId = (await create("other@example.com")).id;
  await expect(change({ address: "help@example.com" })).rejects.toMatchObject({
    errors: [{ field: "address", message: expect.stringMatching(/another inbox/) }],
  });
});

it("passwords are never answered, and each stays when the other changes", async () => {
  const answer = await connect();
  expect(answer).toMatchObject({ hasSmtpPassword: true, hasImapPassword: true });
  expect(JSON.stringify(answer)).not.toMatch(/send it|fetch it/);
  await change({ outbound: SMTP, inbound: IMAP, imapPassword: "another" });
  expect((await sender(inboxId)).transport).toEqual({
    ...{ host: "smtp.example.com", port: 465, security: "tls", user: "help" },
    password: "send it",
  });
  const row = await db().mailAccount.findUniqueOrThrow({ where: { inboxId } });
  expect(Buffer.from(row.credentials ?? []).toString("latin1")).not.toMatch(/send it|another/);
});

it("a stored password is never used for another server or user", async () => {
  await connect();
  for (const other of [{ host: "evil.example.com" }, { user: "root" }]) {
    await expect(change({ outbound: { ...SMTP, ...other }, inbound: IMAP })).rejects.toMatchObject({
      errors: [{ field: "smtpPassword", message: expect.stringMatching(/entered again/) }],
    });
  }
  await change({});
  await expect(change({ outbound: SMTP })).rejects.toMatchObject({
    errors: [{ field: "smtpPassword" }],
  });
});

it("the audit log says what changed, and masks passwords", async () => {
  await connect();
  await change({ outbound: SMTP, inbound: IMAP, smtpPassword: "a new one" });
  const { items } = await listAudit(me, auditQuery.parse({}));
  const [latest, first] = items.filter(({ action }) => action === "inbox.mail_account_changed");
  expect(latest?.changes).toEqual({ smtpPassword: ["•••", "•••"] });
  expect(first?.changes).toMatchObject({ "inbound.host": [null, "imap.example.com"] });
  expect(JSON.stringify(items)).not.toMatch(/send it|fetch it|a new one/);
});

it("agents cannot read or change it, and another workspace does not find it", async () => {
  const agent = { ...me, role: "agent" as const };
  await expect(getMailAccount(agent, inboxId)).rejects.toMatchObject({ code: "forbidden" });
  await expect(change({}, agent)).rejects.toMatchObject({ code: "forbidden" });
  const { me: stranger } = await createTenant();
  await expect(getMailAccount(stranger, inboxId)).rejects.toMatchObject({ code: "not_found" });
  await expect(change({}, stranger)).rejects.toMatchObject({ code: "not_found" });
  await expect(getMailAccount(me, chatId)).rejects.toMatchObject({ code: "not_found" });
});

it("a live chat sends by the e-mail inbox that it is linked to, while that is turned on", async () => {
  await connect();
  expect(await sender(chatId)).toMatchObject({ from: null, replyTo: null, transport: null });
  await updateInbox(me, chatId, { mailInboxId: inboxId });
  expect(await sender(chatId)).toMatchObject({
    from: { name: "Help", address: "help@example.com" },
    transport: { host: "smtp.example.com" },
  });
  await updateInbox(me, inboxId, { enabled: false });
  expect(await sender(chatId)).toMatchObject({ from: null, transport: null });
});

it("reading starts anew with another folder, and goes on with another password", async () => {
  await connect();
  const position = { uidValidity: 7n, lastUid: 9n, lastError: "Wrong password" };
  await db().mailAccount.update({ where: { inboxId }, data: position });
  await change({ outbound: SMTP, inbound: IMAP, imapPassword: "another" });
  const row = () => db().mailAccount.findUniqueOrThrow({ where: { inboxId } });
  expect(await row()).toMatchObject({ uidValidity: 7n, lastUid: 9n, lastError: null });
  await change({ outbound: SMTP, inbound: { ...IMAP, folder: "Support" } });
  expect(await row()).toMatchObject({ uidValidity: null, lastUid: null });
});

it.each([
  ["a scheme", { host: "https://imap.example.com" }],
  ["a space", { host: "imap example.com" }],
  ["no name", { host: " " }],
  ["port 0", { port: 0 }],
  ["port 65536", { port: 65_536 }],
])("a server with %s is refused", async (_, wrong) => {
  expect(() => change({ inbound: { ...IMAP, ...wrong }, ...PASSWORDS })).toThrow();
});

it("passwords that cannot be read any more can be entered again", async () => {
  await connect();
  const credentials = new Uint8Array(64);
  await db().mailAccount.update({ where: { inboxId }, data: { credentials } });
  expect(await getMailAccount(me, inboxId)).toMatchObject({ hasImapPassword: false });
  const { receiving } = await checkMailAccount(me, inboxId);
  expect(receiving).toMatchObject([{ step: "login", result: "failed" }]);
  expect(receiving[0]?.problem).toMatch(/Enter it again/);
  await connect();
  expect(await getMailAccount(me, inboxId)).toMatchObject({ hasImapPassword: true });
});
