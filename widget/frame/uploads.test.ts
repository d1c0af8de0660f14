import { isReadable, refusalOf, refusalOfAnswer } from "@linkdesk/contract/file-refusals.ts";
import { inboxSettings } from "@linkdesk/contract/inboxes.ts";
import { expect, test } from "vitest";
import { type FrameSettings, mergeSettings } from "./settings.ts";

const settings = mergeSettings(
  inboxSettings.parse({
    behaviour: { uploads: { maxBytes: 1_000, types: ["image/*", "application/pdf", ".docx"] } },
  }),
  { fileUpload: { allowedTypes: ["image/*", ".docx"] } },
);
const limitsOf = ({ behaviour, uploadTypes }: FrameSettings) => ({
  maxBytes: behaviour.uploads.maxBytes,
  types: uploadTypes,
});
const refusal = (name: string, type: string, size = 10) =>
  refusalOf({ name, type, size }, limitsOf(settings));

test("a file that both the inbox and the page accept can be sent", () => {
  expect(refusal("a.png", "image/png")).toBeNull();
  expect(refusal("A.DOCX", "")).toBeNull();
});

test("a file that the inbox or the page does not accept is refused before it is sent", () => {
  expect(refusal("a.pdf", "application/pdf")).toBe("fileTypeRefused");
  expect(refusal("a.exe", "application/x-msdownload")).toBe("fileTypeRefused");
});

test("a file that is too large or empty is refused with that reason", () => {
  expect(refusal("a.png", "image/png", 1_001)).toBe("fileTooLarge");
  expect(refusal("a.png", "image/png", 0)).toBe("fileEmpty");
});

test("without a list of types every type is accepted", () => {
  const any = mergeSettings(inboxSettings.parse({}), {});
  expect(refusalOf({ name: "a.xyz", type: "", size: 1 }, limitsOf(any))).toBeNull();
});

test("a folder is recognised because it cannot be read", async () => {
  expect(await isReadable(new Blob(["x"]))).toBe(true);
  const folder = {
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error("NotFoundError")) }),
  };
  expect(await isReadable(folder as unknown as Blob)).toBe(false);
});

test("a final refusal of the server has its reason, and any other failure can be tried again", () => {
  const invalid = (field: string) => ({ code: "invalid_request", errors: [{ field }] });
  expect(refusalOfAnswer(413, null)).toBe("fileTooLarge");
  expect(refusalOfAnswer(409, { code: "storage_full" })).toBe("filesFull");
  expect(refusalOfAnswer(400, invalid("file.type"))).toBe("fileTypeRefused");
  expect(refusalOfAnswer(400, invalid("file.size"))).toBe("fileEmpty");
  expect(refusalOfAnswer(400, invalid("x-file-name"))).toBeNull();
  expect(refusalOfAnswer(503, null)).toBeNull();
});
