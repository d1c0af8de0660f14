import { expect, test } from "vitest";
import { matchCommands } from "./match-commands.ts";

const commands = [
  { id: "members", label: "Members", words: "team invite people" },
  { id: "tags", label: "Tags" },
  { id: "resolve", label: "Resolve and open the next" },
  { id: "next", label: "Next step" },
  { id: "cafe", label: "Café, Zürich" },
];
const found = (typed: string) => matchCommands(commands, typed).map(({ id }) => id);

test.each([
  ["mem", ["members"]],
  ["INVITE", ["members"]],
  ["cafe zu", ["cafe"]],
  ["zurich", ["cafe"]],
  ["open res", ["resolve"]],
  ["ags", []],
  ["members now", []],
  ["  ", []],
  ["", []],
])("%j finds the commands %j", (typed, ids) => {
  expect(found(typed)).toEqual(ids);
});

test("a command that begins with what was typed comes first", () => {
  expect(found("next")).toEqual(["next", "resolve"]);
});
