import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { SAMPLE_MAILS } from "./sample-mails.ts";

test("every template has a sample", () => {
  const files = readdirSync(new URL("templates", import.meta.url));
  const names = files.map((file) => file.replace(/\.ts$/, ""));
  expect(Object.keys(SAMPLE_MAILS).sort()).toEqual(names.sort());
});

test.each(Object.entries(SAMPLE_MAILS))("%s says nothing that is not filled in", (_name, mail) => {
  for (const part of [mail.subject, mail.text, mail.html]) {
    expect(part).not.toMatch(/undefined|null|NaN|\[object/);
  }
});
