// What the SDK checks and signs, against the service's own halves.
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { verifyUserJwt } from "../../../lib/sessions/verify-user-jwt.ts";
import { createWebhookSecret, signatureHeaders } from "../../../lib/webhooks/sign-payload.ts";
import { signUserJwt, verifyWebhook, type WebhookHeaders } from "./index.ts";

const SECRET = createWebhookSecret();
const BODY = JSON.stringify({ event: "ping", data: { webhookId: "1", timestamp: "ü" } });
const sign = (secrets = [SECRET], body = BODY, now = new Date()) =>
  signatureHeaders("event-1", body, secrets, now);
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "accepted",
    (error) => error.code ?? error.name,
  );

test("a webhook that Linkdesk signed is accepted, however its body and headers are given", async () => {
  const headers = sign();
  const bytes = new TextEncoder().encode(BODY);
  for (const body of [BODY, bytes, bytes.buffer]) {
    const { event, data } = await verifyWebhook(body, headers, SECRET);
    expect([event, data]).toEqual(["ping", JSON.parse(BODY).data]);
  }
  expect((await verifyWebhook(BODY, new Headers(headers), SECRET)).event).toBe("ping");
  const capitals = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]);
  expect((await verifyWebhook(BODY, Object.fromEntries(capitals), SECRET)).event).toBe("ping");
});

test("the example of Standard Webhooks is accepted", async () => {
  // https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#verifying-signatures
  const headers = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  };
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const options = { toleranceSeconds: Number.POSITIVE_INFINITY };
  const payload = await verifyWebhook('{"test": 2432232314}', headers, secret, options);
  expect(payload).toEqual({ test: 2432232314 });
});

test("while a secret is replaced, both sides can have both", async () => {
  const next = createWebhookSecret();
  const headers = sign([next, SECRET]);
  expect(await codeOf(verifyWebhook(BODY, headers, SECRET))).toBe("accepted");
  expect(await codeOf(verifyWebhook(BODY, headers, next))).toBe("accepted");
  expect(await codeOf(verifyWebhook(BODY, sign(), [next, SECRET]))).toBe("accepted");
});

test("another body, another secret, an old request and a missing header are refused", async () => {
  const headers = sign();
  const at = (ms: number) => sign([SECRET], BODY, new Date(Date.now() + ms));
  const tenMinutes = 600_000;
  const cases: [string, object, string, string][] = [
    [`${BODY} `, headers, SECRET, "signature"],
    [BODY, headers, createWebhookSecret(), "signature"],
    [BODY, { ...headers, "webhook-id": "2" }, SECRET, "signature"],
    [BODY, { ...headers, "webhook-signature": "v1,%% v2,AAAA" }, SECRET, "signature"],
    [BODY, at(-tenMinutes), SECRET, "timestamp"],
    [BODY, at(tenMinutes), SECRET, "timestamp"],
    [BODY, { ...headers, "webhook-timestamp": "NaN" }, SECRET, "timestamp"],
    [BODY, { ...headers, "webhook-signature": undefined }, SECRET, "headers"],
    [BODY, {}, SECRET, "headers"],
    [BODY, headers, "whsec_", "TypeError"],
    [BODY, headers, "not base64!", "TypeError"],
  ];
  for (const [body, given, secret, expected] of cases) {
    expect(await codeOf(verifyWebhook(body, given as WebhookHeaders, secret))).toBe(expected);
  }
});

test("the service accepts a user token that was signed here, until it expires", async () => {
  const secret = randomBytes(32).toString("hex");
  const claims = {
    external_user_id: "user_123",
    email: "zoe@example.com",
    first_name: "Zoë",
    last_name: "Doe",
    contact_custom_attributes: { plan: "pro" },
  };
  const jwt = await signUserJwt(claims, secret, { expiresInSeconds: 60 });
  expect(jwt).toMatch(/^[\w.-]+$/);
  expect((await verifyUserJwt(jwt, [secret])).claims).toMatchObject(claims);
  expect(await verifyUserJwt(jwt, [secret])).toMatchObject({ user: claims });
  const later = Date.now() + 120_000;
  expect(await verifyUserJwt(jwt, [secret], later)).toMatchObject({ isExpired: true });
  expect((await verifyUserJwt(jwt, ["another secret"])).user).toBeNull();
  await expect(signUserJwt(claims, "")).rejects.toThrow(TypeError);
});
