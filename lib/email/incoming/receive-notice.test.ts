// Mail providers that post notices of mails.
import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  address,
  call,
  emails,
  fetched,
  REFUSED,
  received,
  use,
  useMailPosts,
} from "../../../tests/support/mail-post-calls.ts";
import {
  basic,
  rawMail,
  resend,
  SNS_CERTIFICATE,
  sesNotification,
  sns,
} from "../../../tests/support/mail-posts.ts";
import { SNS_KEY } from "../../../tests/support/sns-certificate.ts";
import { useDatabase } from "../../../tests/support/use-database.ts";

useDatabase();
useMailPosts();

const SVIX_SECRET = `whsec_${Buffer.from("a secret that is long enough").toString("base64")}`;

describe("Resend", () => {
  it("a call of Resend queues the fetching of the mail, and shows nothing yet", async () => {
    await use("resend", { signingSecret: SVIX_SECRET, providerApiKey: "re_123" });
    await call("resend", resend(address, SVIX_SECRET));
    expect(await emails()).toMatchObject([
      {
        state: "queued",
        raw: null,
        fromAddress: "ada@example.org",
        subject: "Sending this example",
      },
    ]);
  });

  it("an event of another kind is left alone", async () => {
    await use("resend", { signingSecret: SVIX_SECRET });
    const { headers } = resend(address, SVIX_SECRET);
    await expect(call("resend", { headers, body: '{"type":"email.sent"}' })).rejects.toMatchObject(
      REFUSED,
    );
    expect(await emails()).toEqual([]);
  });

  it("a signature that is wrong, old, or of another body is refused", async () => {
    await use("resend", { signingSecret: SVIX_SECRET });
    const right = resend(address, SVIX_SECRET);
    const other = resend(address, `whsec_${Buffer.from("other").toString("base64")}`);
    const late = resend(address, SVIX_SECRET, {}, Date.now() - 6 * 60_000);
    const early = resend(address, SVIX_SECRET, {}, Date.now() + 6 * 60_000);
    const unsigned = { ...right, headers: { "content-type": "application/json" } };
    const changed = { ...right, body: `${right.body} ` };
    for (const post of [other, late, early, unsigned, changed]) {
      await expect(call("resend", post)).rejects.toMatchObject(REFUSED);
    }
    expect(await emails()).toEqual([]);
  });
});

describe("Amazon SES", () => {
  const notify = (content: string | undefined, action: object = {}) =>
    sns(SNS_KEY, { Message: JSON.stringify(sesNotification(address, content, action)) });

  it.each([
    ["as text", (raw: string) => raw, {}],
    ["in base64", (raw: string) => Buffer.from(raw).toString("base64"), { encoding: "BASE64" }],
  ])("a mail that Amazon posts %s is taken in", async (_, encode, action) => {
    const key = await use("ses");
    await call("ses", notify(encode(rawMail({ to: address })), action), basic(key));
    const { mail, arrival } = await received();
    expect(mail.text.trim()).toBe("Where is my order?");
    expect(arrival).toMatchObject({ recipients: [address], mailFrom: "ada@example.org" });
  });

  it("a mail that Amazon keeps in S3 is held, with whose it is", async () => {
    const key = await use("ses");
    const action = { type: "S3", bucketName: "bucket", objectKey: "key" };
    await call("ses", notify(undefined, action), basic(key));
    expect(await emails()).toMatchObject([
      {
        ...{ state: "held", reason: "not_handed_over", headerId: "ses-1@example.org" },
        ...{ subject: "Example subject", fromAddress: "ada@example.org" },
      },
    ]);
  });

  it("a subscription is confirmed at Amazon alone", async () => {
    const key = await use("ses");
    const SubscribeURL =
      "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc";
    const message = { Type: "SubscriptionConfirmation", Token: "abc", Message: "You have chosen" };
    await call("ses", sns(SNS_KEY, { ...message, SubscribeURL }), basic(key));
    expect(fetched).toContain(SubscribeURL);
    const elsewhere = "https://sns.us-east-1.amazonaws.com.example.org/";
    const forged = sns(SNS_KEY, { ...message, SubscribeURL: elsewhere });
    await expect(call("ses", forged, basic(key))).rejects.toMatchObject(REFUSED);
    expect(fetched).not.toContain(elsewhere);
  });

  it.each([
    "http://sns.us-east-1.amazonaws.com/a.pem",
    "https://sns.us-east-1.amazonaws.com.example.org/a.pem",
    "https://sns.us-east-1.amazonaws.com:8443/a.pem",
    "https://user@sns.us-east-1.amazonaws.com/a.pem",
    "https://bucket.s3.amazonaws.com/a.pem",
    "https://example.org/sns.us-east-1.amazonaws.com/a.pem",
    "https://127.0.0.1/a.pem",
    "no address",
  ])("a certificate is not fetched from %s", async (SigningCertURL) => {
    const key = await use("ses");
    const post = sns(SNS_KEY, { Message: "{}", SigningCertURL });
    await expect(call("ses", post, basic(key))).rejects.toMatchObject(REFUSED);
    expect(fetched).not.toContain(SigningCertURL);
  });

  it("what another key signed, and a call without our key, are refused", async () => {
    const key = await use("ses");
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const content = JSON.stringify(sesNotification(address, rawMail({ to: address })));
    const forged = sns(privateKey, { Message: content });
    await expect(call("ses", forged, basic(key))).rejects.toMatchObject(REFUSED);
    const right = notify(rawMail({ to: address }));
    // Anybody may have a topic of their own that Amazon signs for.
    await expect(call("ses", right)).rejects.toMatchObject(REFUSED);
    const changed = { ...right, body: String(right.body).replace("Where is", "Here is") };
    await expect(call("ses", changed, basic(key))).rejects.toMatchObject(REFUSED);
    expect(fetched).toContain(SNS_CERTIFICATE);
  });

  it("messages without their signature are refused", async () => {
    const key = await use("ses");
    const raw = { "x-amz-sns-rawdelivery": "true" };
    const post = notify(rawMail({ to: address }));
    await expect(call("ses", post, { ...basic(key), ...raw })).rejects.toMatchObject({
      code: "invalid_request",
    });
  });
});
