import { expect, test, vi } from "vitest";
import { seal, unseal } from "./secrets.ts";

const environment = vi.hoisted(() => ({ APP_SECRET: "a".repeat(40), APP_SECRET_PREVIOUS: [""] }));
vi.mock("./env.ts", () => ({ env: () => environment }));

test("what was sealed is read again, and looks different each time", () => {
  const sealed = seal("päss", "row 1");
  expect(unseal(sealed, "row 1")).toBe("päss");
  expect(Buffer.from(seal("päss", "row 1")).equals(Buffer.from(sealed))).toBe(false);
});

test("it opens neither for another row nor when a bit of it has changed", () => {
  const sealed = seal("secret", "row 1");
  expect(() => unseal(sealed, "row 2")).toThrow();
  for (let at = 0; at < sealed.length; at++) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(changed, "row 1"), `byte ${at}`).toThrow();
  }
});

test("it is read under an earlier APP_SECRET while that is listed", () => {
  const sealed = seal("secret", "row 1");
  environment.APP_SECRET = "b".repeat(40);
  expect(() => unseal(sealed, "row 1")).toThrow(/APP_SECRET/);
  environment.APP_SECRET_PREVIOUS = ["c".repeat(40), "a".repeat(40)];
  expect(unseal(sealed, "row 1")).toBe("secret");
});
