import { generateKeyPairSync } from "node:crypto";
import { createTransport } from "nodemailer";
import { expect, test } from "vitest";
import { authenticateMail, type Resolver } from "./authenticate-mail.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const KEY = publicKey.export({ type: "spki", format: "der" }).toString("base64");
const POLICY = "v=DMARC1; p=reject";
const RECORDS = {
  "s1._domainkey.example.com": `v=DKIM1; k=rsa; p=${KEY}`,
  "s1._domainkey.mail.example.com": `v=DKIM1; k=rsa; p=${KEY}`,
  "s1._domainkey.evil.example": `v=DKIM1; k=rsa; p=${KEY}`,
  "_dmarc.example.com": POLICY,
  "_dmarc.evil.example": POLICY,
  "example.com": "v=spf1 ip4:192.0.2.1 -all",
};

/** Names that are not listed do not exist; those that are refused answer with an error. */
function dns(records: object, refused = new Map<string, string>()): Resolver {
  const found = new Map<string, string>(Object.entries(records));
  return async (name, type) => {
    const code = refused.get(name);
    if (code) throw Object.assign(new Error(code), { code });
    const record = type === "TXT" ? found.get(name) : undefined;
    if (record === undefined) throw Object.assign(new Error("none"), { code: "ENOTFOUND" });
    // As DNS cuts long texts.
    return [record.match(/.{1,255}/g) ?? []];
  };
}

async function write(from: string, signedBy?: string, headers: [string, string][] = []) {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await transport.sendMail({
    from,
    to: "support@linkdesk.example",
    subject: "Order",
    text: "Where is my order?",
    headers: headers.map(([key, value]) => ({ key, value })),
    ...(signedBy
      ? {
          dkim: {
            domainName: signedBy,
            keySelector: "s1",
            privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
          },
        }
      : {}),
  });
  return message as Buffer;
}

const FROM = "Ada <ada@example.com>";
const unknown = { trustReceived: false };

test("a mail that is signed by the domain of its From address passes", async () => {
  const mail = await write(FROM, "example.com");
  expect(await authenticateMail(mail, unknown, dns(RECORDS))).toMatchObject({
    result: "pass",
    domain: "example.com",
  });
});

test("a signature of a subdomain passes", async () => {
  const mail = await write(FROM, "mail.example.com");
  expect(await authenticateMail(mail, unknown, dns(RECORDS))).toMatchObject({ result: "pass" });
});

test("a mail that is signed by another domain fails", async () => {
  const mail = await write(FROM, "evil.example");
  expect(await authenticateMail(mail, unknown, dns(RECORDS))).toMatchObject({
    result: "fail",
    domain: "example.com",
  });
});

test("a mail that was changed after it was signed fails", async () => {
  const mail = await write(FROM, "example.com");
  const changed = Buffer.from(mail.toString().replace("Where is", "I hate"));
  expect(await authenticateMail(changed, unknown, dns(RECORDS))).toMatchObject({ result: "fail" });
});

test("an unsigned mail of an unknown server is neither proven nor refuted", async () => {
  const mail = await write(FROM);
  expect(await authenticateMail(mail, unknown, dns(RECORDS))).toMatchObject({ result: "none" });
});

test("an unsigned mail passes when it comes from a server that the domain names", async () => {
  const mail = await write(FROM);
  const source = { ip: "192.0.2.1", helo: "mx.example.com", mailFrom: "ada@example.com" };
  const answer = await authenticateMail(mail, { ...source, trustReceived: false }, dns(RECORDS));
  expect(answer).toMatchObject({ result: "pass", domain: "example.com" });
});

test("an unsigned mail fails when it comes from another server", async () => {
  const mail = await write(FROM);
  const source = { ip: "203.0.113.9", helo: "mx.evil.example", mailFrom: "ada@example.com" };
  const answer = await authenticateMail(mail, { ...source, trustReceived: false }, dns(RECORDS));
  expect(answer).toMatchObject({ result: "fail" });
});

const received = (ip: string): [string, string] => [
  "Received",
  `from mx.example.com (mx.example.com [${ip}]) by mx.linkdesk.example with ESMTPS id 1; Tue, 05 Jan 2016 23:39:00 +0000`,
];
const path: [string, string] = ["Return-Path", "<ada@example.com>"];

test("the topmost Received header counts only where our own server wrote it", async () => {
  const mail = await write(FROM, undefined, [path, received("192.0.2.1")]);
  expect(await authenticateMail(mail, { trustReceived: true }, dns(RECORDS))).toMatchObject({
    result: "pass",
  });
  expect(await authenticateMail(mail, unknown, dns(RECORDS))).toMatchObject({ result: "none" });
});

test.each(["ETIMEOUT", "ESERVFAIL", "EREFUSED", "ECONNREFUSED"])(
  "a mail is never refuted by DNS that answers %s",
  async (code) => {
    for (const name of ["_dmarc.example.com", "s1._domainkey.example.com", "example.com"]) {
      const mail = await write(FROM, name.startsWith("_dmarc") ? "evil.example" : "example.com");
      const source = { ip: "203.0.113.9", mailFrom: "ada@example.com", trustReceived: false };
      const refused = new Map([[name, code]]);
      const answer = await authenticateMail(mail, source, dns(RECORDS, refused));
      expect(answer.result, name).not.toBe("fail");
    }
  },
);

test("a mail of a domain without a policy is neither proven nor refuted", async () => {
  const mail = await write("Bob <bob@nowhere.example>", "evil.example");
  expect(await authenticateMail(mail, unknown, dns(RECORDS))).toMatchObject({
    result: "none",
    domain: "nowhere.example",
  });
});

test("a mail with two From fields fails, whoever signed it", async () => {
  const mail = await write(FROM, "example.com");
  const doubled = Buffer.concat([Buffer.from("From: Eve <eve@evil.example>\r\n"), mail]);
  expect(await authenticateMail(doubled, unknown, dns(RECORDS))).toMatchObject({ result: "fail" });
});

test("a signature that leaves a part of the mail unsigned does not pass", async () => {
  const { dkimSign } = await import("mailauth/lib/dkim/sign.js");
  const mail = await write(FROM);
  const signature = {
    signingDomain: "example.com",
    selector: "s1",
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    canonicalization: "relaxed/relaxed",
    maxBodyLength: 5,
  };
  const signed = await dkimSign(mail, { ...signature, signatureData: [signature] });
  const partly = Buffer.concat([Buffer.from(signed.signatures), mail]);
  expect(partly.toString()).toContain("l=5");
  const answer = await authenticateMail(partly, unknown, dns(RECORDS));
  expect(answer).toMatchObject({ result: "none" });
  expect(answer.detail).toContain("dkim=pass");
});

test("a resolver that throws at once does no harm", async () => {
  const mail = await write(FROM, "example.com");
  const broken: Resolver = () => {
    throw new Error("broken");
  };
  expect(await authenticateMail(mail, unknown, broken)).toMatchObject({ result: "none" });
});

test("a mail asks DNS a bounded number of questions", async () => {
  const signatures = Array.from(
    { length: 20 },
    (_, at) =>
      `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${"a.".repeat(30)}${at}.example.com; s=s${at}; h=from; l=${at}; bh=YWJj; b=YWJj\r\n`,
  );
  const mail = Buffer.concat([Buffer.from(signatures.join("")), await write(FROM)]);
  let questions = 0;
  const counting: Resolver = (name, type) => {
    questions++;
    return dns(RECORDS)(name, type);
  };
  const answer = await authenticateMail(mail, unknown, counting);
  expect(answer.result).not.toBe("pass");
  expect(questions).toBeLessThanOrEqual(60);
});
