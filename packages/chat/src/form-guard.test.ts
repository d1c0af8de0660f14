import { expect, test } from "vitest";
import { isFilledByProgram } from "./form-guard.ts";

test.each([
  ["a person", "2300:", false],
  ["a person who had nothing to fill in", "500:", false],
  ["a form of an older widget", undefined, false],
  ["a program that fills in every field", "2300:https://spam.example", true],
  ["a program that is quick", "12:", true],
  ["nonsense", "soon", true],
  ["nothing", "", true],
])("the guard tells people from programs: %s", (_who, guard, expected) => {
  expect(isFilledByProgram(guard)).toBe(expected);
});
