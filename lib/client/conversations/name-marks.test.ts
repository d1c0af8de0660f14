import { expect, test } from "vitest";
import { nameMarks } from "./name-marks.ts";

const item = (name: string, id: string) => ({ contact: { id, name } });

test("contacts with the same name have different marks, and nobody else has one", () => {
  const marks = nameMarks([
    item("Kari", "0000-aaaa"),
    item("Ola", "0000-bbbb"),
    item("Kari", "0000-cccc"),
  ]);
  expect([...marks]).toEqual([
    ["0000-aaaa", "AAAA"],
    ["0000-cccc", "CCCC"],
  ]);
});

test("two conversations of one contact need no mark", () => {
  expect(nameMarks([item("Kari", "1"), item("Kari", "1")]).size).toBe(0);
});

test("of ids with the same end, the mark shows more", () => {
  const marks = nameMarks([item("Kari", "1111aaaa"), item("Kari", "2222aaaa")]);
  expect([...marks.values()]).toEqual(["1111AAAA", "2222AAAA"]);
});
