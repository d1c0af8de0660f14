import { expect, it } from "vitest";
import { diffFields } from "./diff-fields.ts";

it("names what changed, before and after, and nothing else", () => {
  const before = { name: "Shop", settings: { privacy: { retentionDays: 0, consent: true } } };
  const after = { name: "Shop", settings: { privacy: { retentionDays: 30, consent: true } } };
  expect(diffFields(before, after)).toEqual({ "settings.privacy.retentionDays": [0, 30] });
  expect(diffFields(before, structuredClone(before))).toEqual({});
});

it("takes a list as one value, and what came or went as null", () => {
  expect(diffFields({ a: ["x"], b: 1 }, { a: ["x", "y"], c: "new" })).toEqual({
    a: ['["x"]', '["x","y"]'],
    b: [1, null],
    c: [null, "new"],
  });
});

it("never holds a secret, however deep", () => {
  const of = (value: string) => ({
    password: value,
    settings: { webhook: { signingSecret: value, apiKey: value }, passwordHash: value },
    oidc: { clientToken: [value] },
    hooks: [{ url: "https://a.example", secret: value }],
  });
  const changes = diffFields(of("hunter2"), of("correct horse"));
  expect(Object.keys(changes)).toHaveLength(6);
  expect(JSON.stringify(changes)).not.toMatch(/hunter2|horse/);
});

it("cuts a long text without halving a character, and still sees that its end changed", () => {
  const css = `${"😀".repeat(200)}`;
  const changes = diffFields({ css }, { css: `${css}x` });
  expect(changes.css?.[0]).toMatch(/…$/);
  expect(String(changes.css?.[0]).isWellFormed()).toBe(true);
  expect(String(changes.css?.[1]).length).toBe(301);
});
