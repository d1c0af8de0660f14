import { expect, test } from "vitest";
import { cutText, firstCharacter } from "./cut-text.ts";

const FAMILY = "👨‍👩‍👧‍👦";

test("a text is cut between characters, never within a family, a flag or an accent", () => {
  expect(cutText("short", 10)).toBe("short");
  expect(cutText(`ab${FAMILY}cd`, 2 + FAMILY.length)).toBe(`ab${FAMILY}`);
  for (let max = 2; max < 2 + FAMILY.length; max++) {
    expect(cutText(`ab${FAMILY}cd`, max)).toBe("ab");
  }
  expect(cutText("🇳🇴🇩🇪", 6)).toBe("🇳🇴");
  expect(cutText("e\u0301e\u0301", 3)).toBe("e\u0301");
});

test("every cut of a mixed text is well formed and a beginning of it", () => {
  const text = `a${FAMILY}ñ🇺🇦 שלום नमस्ते 👍🏽`;
  for (let max = 0; max <= text.length; max++) {
    const cut = cutText(text, max);
    expect(cut.length).toBeLessThanOrEqual(max);
    expect(cut.isWellFormed()).toBe(true);
    expect(text.startsWith(cut)).toBe(true);
  }
});

test("nothing is left of a character that is longer than the room for it", () => {
  expect(cutText(`a${"\u0301".repeat(1_000)}`, 140)).toBe("");
});

test("the first character of a name is one that people see", () => {
  expect(firstCharacter(`${FAMILY} Doe`)).toBe(FAMILY);
  expect(firstCharacter("Ünal")).toBe("Ü");
  expect(firstCharacter("")).toBe("");
});
