import { expect, it } from "vitest";
import { diffFields } from "./diff-fields.ts";

it("a comparison names what changed, before and after, and nothing else", () => {
  const before = { name: "Shop", settings: { privacy: { retentionDays: 0, consent: true } } };
  const after = { name: "Shop", settings: { privacy: { retentionDays: 30, consent: true } } };
  expect(diffFields(before, after)).toEqual({ "settings.privacy.retentionDays": [0, 30] });
  expect(diffFields(before, structuredClone(before))).toEqual({});
});

it("a list is compared as one value, and what came or went is null on the other side", () => {
  expect(diffFields({ a: ["x"], b: 1 }, { a: ["x", "y"], c: "new" })).toEqual({
    a: ['["x"]', '["x","y"]'],
    b: [1, null],
    c: [null, "new"],
  });
});

it("a comparison never holds a secret, however deep", () => {
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

it("a long text is cut without halving a character, and a change of its end is still seen", () => {
  const css = `${"😀".repeat(200)}`;
  const changes = diffFields({ css }, { css: `${css}x` });
  expect(changes.css?.[0]).toMatch(/…$/);
  expect(String(changes.css?.[0]).isWellFormed()).toBe(true);
  expect(String(changes.css?.[1]).length).toBe(301);
});
