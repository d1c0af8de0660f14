import { describe, expect, it } from "vitest";
import {
  isMentionTyped,
  type Mentionable,
  matchMentionable,
  mentionsIn,
  mentionWord,
  recordChosen,
  splitMentions,
} from "./mentions.ts";

const member = (id: string, name: string): Mentionable => ({ type: "member", id, name });
const ann = member("1", "Ann");
const lee = member("2", "Ann Lee");
const zoe = member("3", "Zoë Marsh");
const team: Mentionable = { type: "team", id: "4", name: "Billing" };

describe("mentions in a note", () => {
  it("finds the longest name behind an @, and none within a word or an address", () => {
    const text = "@Ann Lee and @Ann, not @Anna or mail@Ann";
    expect(splitMentions(text, ["Ann", "Ann Lee"])).toEqual([
      { text: "@Ann Lee", name: "Ann Lee" },
      { text: " and ", name: null },
      { text: "@Ann", name: "Ann" },
      { text: ", not @Anna or mail@Ann", name: null },
    ]);
  });

  it("mentions each person once, and teams too", () => {
    const people = [ann, lee, zoe, team];
    expect(mentionsIn("@Ann @Ann @Billing hello", people, "a")).toEqual([
      { type: "member", id: "1" },
      { type: "team", id: "4" },
    ]);
    expect(mentionsIn("nobody here", people, "a")).toEqual([]);
  });

  it("takes the one who was chosen of two with the same name", () => {
    const other = member("9", "Ann");
    recordChosen("b", other);
    expect(mentionsIn("@Ann", [ann, other], "b")).toEqual([{ type: "member", id: "9" }]);
    expect(mentionsIn("@Ann", [ann, other], "c")).toEqual([{ type: "member", id: "1" }]);
  });

  it("follows a name with spaces until the line ends", () => {
    expect(mentionWord("hi @zoe ma", 3, 10)).toBe("zoe ma");
    expect(mentionWord("hi @zoe\nma", 3, 10)).toBeNull();
    expect(mentionWord("hi @ zoe", 3, 8)).toBeNull();
    expect(isMentionTyped("hi @", 4)).toBe(true);
    expect(isMentionTyped("hi@", 3)).toBe(false);
  });

  it("suggests by the beginning of any word, without accents", () => {
    const people = [lee, zoe, team];
    expect(matchMentionable(people, "zoe")).toEqual([zoe]);
    expect(matchMentionable(people, "le")).toEqual([lee]);
    expect(matchMentionable(people, "")).toEqual(people);
    expect(matchMentionable(people, "nn")).toEqual([]);
  });

  it("reads a text of a megabyte in one pass", () => {
    const text = "@".repeat(1_000_000);
    expect(splitMentions(text, ["Ann"])).toEqual([{ text, name: null }]);
  });
});
