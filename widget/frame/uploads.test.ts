import { expect, test } from "vitest";
import { inboxSettings } from "../../lib/contract/inboxes.ts";
import { mergeSettings } from "./settings.ts";
import { refusalOf } from "./uploads.ts";

const settings = mergeSettings(
  inboxSettings.parse({
    behaviour: { uploads: { maxBytes: 1_000, types: ["image/*", "application/pdf", ".docx"] } },
  }),
  { fileUpload: { allowedTypes: ["image/*", ".docx"] } },
);
const refusal = (name: string, type: string, size = 10) =>
  refusalOf({ name, type, size }, settings);

test("what both the inbox and the page take can be sent", () => {
  expect(refusal("a.png", "image/png")).toBeNull();
  expect(refusal("A.DOCX", "")).toBeNull();
});

test("what one of them does not take is refused before it is sent", () => {
  expect(refusal("a.pdf", "application/pdf")).toBe("fileTypeRefused");
  expect(refusal("a.exe", "application/x-msdownload")).toBe("fileTypeRefused");
});

test("too large and empty files are named as such", () => {
  expect(refusal("a.png", "image/png", 1_001)).toBe("fileTooLarge");
  expect(refusal("a.png", "image/png", 0)).toBe("fileEmpty");
});

test("without a list everything goes", () => {
  const any = mergeSettings(inboxSettings.parse({}), {});
  expect(refusalOf({ name: "a.xyz", type: "", size: 1 }, any)).toBeNull();
});
