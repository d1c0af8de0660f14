import { expect, test } from "vitest";
import { commandSnippet, identitySnippet, scriptSnippet } from "../client/install-snippets.ts";
import { readPage } from "./check-website.ts";

const APP = "https://chat.example.com";
const ID = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
const page = (inside: string) => `<!doctype html><body>${inside}</body>`;

test.each([
  ["the snippet", scriptSnippet(APP, ID), "found"],
  ["the snippet of a known visitor", identitySnippet(APP, ID), "found"],
  ["the commands", commandSnippet(APP, ID), "found"],
  ["nothing", "", "missing"],
  ["another service's snippet", scriptSnippet("https://other.example", ID), "missing"],
  ["a snippet that is commented out", `<!-- ${scriptSnippet(APP, ID)} -->`, "missing"],
  ["another inbox's snippet", scriptSnippet(APP, ID.replace("5b", "00")), "other_inbox"],
  ["the script alone", `<script async src="${APP}/widget.js"></script>`, "no_inbox"],
])("a page with %s", (_name, inside, result) => {
  expect(readPage(page(inside), ID, APP)).toEqual({ result });
});
