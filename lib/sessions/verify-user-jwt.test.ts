import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { claimsOf, signJwt } from "../../tests/support/user-jwt.ts";
import { verifyUserJwt } from "./verify-user-jwt.ts";

const SECRET = "a secret of the inbox, 32 bytes and more";
const now = Date.now();
const seconds = Math.floor(now / 1_000);
const read = (jwt: string, secrets = [SECRET]) => verifyUserJwt(jwt, secrets, now);
const good = () => claimsOf("ada", { last_name: "Lovelace" });
const base64url = (text: string | Buffer) => Buffer.from(text).toString("base64url");
/** Signed claims as they stand in `text`, for what JSON.stringify would not write. */
const raw = (text: string) => signJwt(text, SECRET);
const JSON_GOOD = JSON.stringify(claimsOf("ada"));

test("a token as the reference shows it is accepted", async () => {
  const attributes = { plan: "premium", seats: 3, trial: false };
  const jwt = signJwt({ ...good(), contact_custom_attributes: attributes }, SECRET);
  expect(await read(jwt)).toMatchObject({
    problem: null,
    user: {
      external_user_id: "ada",
      email: "ada@example.com",
      first_name: "ada",
      last_name: "Lovelace",
      contact_custom_attributes: attributes,
    },
  });
});

test("the present and the rotated secret both count", async () => {
  const jwt = signJwt(good(), SECRET);
  expect(await read(jwt, ["the new secret", SECRET])).toMatchObject({ problem: null, signedBy: 1 });
  expect((await read(jwt, ["the new secret"])).problem).toMatch(/signature/);
  expect((await read(jwt, [])).problem).toMatch(/no secret/);
});

test("a minute of clock skew is forgiven, two are not", async () => {
  const at = (claim: string, offset: number) =>
    signJwt({ ...good(), [claim]: seconds + offset }, SECRET);
  expect((await read(at("exp", -59))).problem).toBeNull();
  expect(await read(at("exp", -120))).toMatchObject({ isExpired: true });
  for (const claim of ["nbf", "iat"]) {
    expect((await read(at(claim, 59))).problem).toBeNull();
    expect((await read(at(claim, 120))).problem).toMatch(/future/);
  }
});

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
const unsigned = (header: object, body = JSON_GOOD) =>
  `${base64url(JSON.stringify(header))}.${base64url(body)}`;

describe("refused", () => {
  test.each<[string, () => string, RegExp]>([
    ["no algorithm", () => `${unsigned({ alg: "none" })}.`, /alg must be HS256/],
    ["no algorithm, other case", () => `${unsigned({ alg: "nOnE" })}.`, /alg must be HS256/],
    ["an empty signature", () => `${unsigned({ alg: "HS256" })}.`, /signature/],
    [
      "RS256 with a key of the attacker's",
      () => {
        const text = unsigned({ alg: "RS256", typ: "JWT" });
        return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
      },
      /alg must be HS256/,
    ],
    ["a public key as the secret", () => signJwt(good(), pem), /signature/],
    ["HS512", () => signJwt(good(), SECRET, { header: { alg: "HS512", typ: "JWT" } }), /alg/],
    ["an empty secret", () => signJwt(good(), ""), /signature/],
    ["a short secret", () => signJwt(good(), "a"), /signature/],
    [
      "a kid that is a path",
      () => signJwt(good(), "", { header: { alg: "HS256", kid: "../../dev/null" } }),
      /not kid/,
    ],
    [
      "a kid that is SQL",
      () => signJwt(good(), "x", { header: { alg: "HS256", kid: "' UNION SELECT 'x" } }),
      /not kid/,
    ],
    [
      "a key in the header",
      () => signJwt(good(), "x", { header: { alg: "HS256", jwk: { k: "eA" } } }),
      /not jwk/,
    ],
    [
      "crit",
      () => signJwt(good(), SECRET, { header: { alg: "HS256", crit: ["exp"] } }),
      /not crit/,
    ],
    [
      "alg twice",
      () => signJwt(good(), SECRET, { header: '{"alg":"none","alg":"HS256"}' }),
      /header/,
    ],
    ["a list of algorithms", () => signJwt(good(), SECRET, { header: { alg: ["HS256"] } }), /alg/],
    ["a claim twice", () => raw(`${JSON_GOOD.slice(0, -1)},"external_user_id":"eve"}`), /claims/],
    [
      "a claim twice, once escaped",
      () => raw(`${JSON_GOOD.slice(0, -1)},"\\u0065xternal_user_id":"eve"}`),
      /claims/,
    ],
    [
      "a number as id",
      () => signJwt({ ...good(), external_user_id: 7 }, SECRET),
      /external_user_id/,
    ],
    [
      "an object as id",
      () => signJwt({ ...good(), external_user_id: { $ne: "" } }, SECRET),
      /external_user_id/,
    ],
    [
      "an empty id",
      () => signJwt({ ...good(), external_user_id: "  " }, SECRET),
      /external_user_id/,
    ],
    [
      "NUL in the id",
      () => signJwt({ ...good(), external_user_id: "a\0b" }, SECRET),
      /external_user_id/,
    ],
    [
      "no id",
      () => signJwt({ ...good(), external_user_id: undefined }, SECRET),
      /external_user_id/,
    ],
    ["no e-mail", () => signJwt({ ...good(), email: undefined }, SECRET), /email/],
    ["no first name", () => signJwt({ ...good(), first_name: undefined }, SECRET), /first_name/],
    [
      "nested attributes",
      () => signJwt({ ...good(), contact_custom_attributes: { a: { b: 1 } } }, SECRET),
      /contact_custom_attributes/,
    ],
    ["no exp", () => signJwt({ ...good(), exp: undefined }, SECRET), /exp is missing/],
    ["exp as text", () => signJwt({ ...good(), exp: "9999999999" }, SECRET), /exp is missing/],
    ["nbf as text", () => signJwt({ ...good(), nbf: "1" }, SECRET), /nbf is not a number/],
    ["iat as text", () => signJwt({ ...good(), iat: "1" }, SECRET), /iat is not a number/],
    ["exp in milliseconds", () => signJwt({ ...good(), exp: now + 3_600_000 }, SECRET), /30 days/],
    [
      "exp that JSON makes infinite",
      () => raw(JSON_GOOD.replace(/"exp":\d+/, '"exp":1e999')),
      /exp/,
    ],
    ["trailing bytes in the signature", () => `${signJwt(good(), SECRET)}AA`, /signature/],
    ["padding", () => `${signJwt(good(), SECRET)}=`, /signature/],
    [
      "other bits after the signature's end",
      () => {
        const jwt = signJwt(good(), SECRET);
        const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        const next = digits[digits.indexOf(jwt.slice(-1)) + 1] ?? "";
        return `${jwt.slice(0, -1)}${next}`;
      },
      /signature/,
    ],
    ["a fourth part", () => `${signJwt(good(), SECRET)}.e30`, /three parts/],
    ["white space around", () => ` ${signJwt(good(), SECRET)}\n`, /header|signature/],
    ["an encrypted token's five parts", () => "a.b.c.d.e", /three parts/],
    ["a list of claims", () => signJwt([good()], SECRET), /claims/],
    [
      "claims that are no UTF-8",
      () => {
        const text = `${base64url('{"alg":"HS256"}')}.${base64url(Buffer.from([0x7b, 0xff, 0x7d]))}`;
        return `${text}.${createHmac("sha256", SECRET).update(text).digest("base64url")}`;
      },
      /claims/,
    ],
    [
      "a changed claim",
      () => {
        const [head, , signature] = signJwt(good(), SECRET).split(".");
        return `${head}.${base64url(JSON.stringify(claimsOf("eve")))}.${signature}`;
      },
      /signature/,
    ],
    ["too much of it", () => signJwt({ ...good(), pad: "x".repeat(9_000) }, SECRET), /longer/],
    ["nothing", () => "", /three parts/],
  ])("a token with %s is refused", async (_name, make, reason) => {
    const verdict = await read(make());
    expect(verdict.problem).toMatch(reason);
    expect(verdict.isExpired).toBe(false);
  });
});
