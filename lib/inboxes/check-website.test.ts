import { expect, test } from "vitest";
import { readPage } from "./check-website.ts";

const APP = "https://chat.example.com";
const ID = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
const scriptSnippet = (app: string, id: string) =>
  `<script>window.LinkdeskSettings = { baseURL: '${app}', inboxID: '${id}' };</script>` +
  `<script async src="${app}/widget.js"></script>`;
const commandSnippet = (app: string, id: string) =>
  `<script>(function(){ s.src='${app}/v1/linktor.js' })(); linktor('init', { channelId: '${id}' });</script>`;
const page = (inside: string) => `<!doctype html><body>${inside}</body>`;

test.each([
  ["the snippet", scriptSnippet(APP, ID), "found"],
  ["the commands", commandSnippet(APP, ID), "found"],
  ["nothing", "", "missing"],
  ["another service's snippet", scriptSnippet("https://other.example", ID), "missing"],
  ["a snippet that is commented out", `<!-- ${scriptSnippet(APP, ID)} -->`, "missing"],
  ["another inbox's snippet", scriptSnippet(APP, ID.replace("5b", "00")), "other_inbox"],
  ["the script alone", `<script async src="${APP}/widget.js"></script>`, "no_inbox"],
])("a page with %s is reported as what it is", (_name, inside, result) => {
  expect(readPage(page(inside), ID, APP)).toEqual({ result });
});
