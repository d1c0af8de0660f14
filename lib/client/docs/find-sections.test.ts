import { expect, it } from "vitest";
import { findSections } from "./find-sections.ts";

const section = (slug: string, heading: string, text: string) => ({
  ...{ slug, title: slug, anchor: heading.toLowerCase(), heading, text },
});
const sections = [
  section("Webhooks", "Signatures", "Check the signature of each request."),
  section("Security", "Webhooks", "Requests are signed."),
  section("Café", "Menü", "Crème brûlée"),
];
const found = (words: string) => findSections(sections, words).map(({ heading }) => heading);

it("sections that have the words in a heading come first", () => {
  expect(found("webhooks")).toEqual(["Webhooks", "Signatures"]);
  expect(found("SIGN")).toEqual(["Signatures", "Webhooks"]);
});

it("all of the words have to be there, whatever their accents", () => {
  expect(found("cafe creme")).toEqual(["Menü"]);
  expect(found("webhooks creme")).toEqual([]);
  expect(found("  ")).toEqual([]);
});
