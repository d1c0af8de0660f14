import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { scratchFolder } from "../../tests/support/scratch.ts";
import { finishPackage } from "./finish-package.ts";
import { type PackageTemplate, UNKNOWN_ADDRESS } from "./template.ts";

const TEMPLATE: PackageTemplate = {
  name: "react",
  package: { name: "@linkdesk/react", version: "0.1.0", type: "module" },
  files: [
    { path: "dist/index.js", text: `export const url = "${UNKNOWN_ADDRESS}"; // ɵ\n` },
    { path: "README.md", text: "# Chat\n" },
  ],
};
const ADDRESS = "https://chat.example.com";
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** What `tar` makes of a package: the listing, and the text of its files. */
function unpack(bytes: Uint8Array) {
  const { path, remove } = scratchFolder();
  onTestFinished(remove);
  const file = join(path, "package.tgz");
  writeFileSync(file, bytes);
  const tar = (...args: string[]) =>
    execFileSync("tar", [...args, "-f", file], { encoding: "utf8" });
  return {
    names: tar("-tz").trim().split("\n"),
    read: (name: string) => tar("-xzO", `package/${name}`),
  };
}

test("tar and npm find the files of a package, with the address of the instance in them", () => {
  const { file, bytes } = finishPackage(TEMPLATE, ADDRESS);
  const { names, read } = unpack(bytes);
  expect(names).toEqual(["package/README.md", "package/dist/index.js", "package/package.json"]);
  expect(read("dist/index.js")).toBe(`export const url = "${ADDRESS}"; // ɵ\n`);
  const manifest = JSON.parse(read("package.json"));
  expect(manifest).toMatchObject({ name: "@linkdesk/react", type: "module" });
  expect(file).toBe(`react-${manifest.version}.tgz`);
});

test("the same files and address give the same bytes on every machine and day", () => {
  const { file, bytes } = finishPackage(TEMPLATE, ADDRESS);
  // As they were when this was written. They change with TEMPLATE only.
  expect(file).toBe("react-0.1.0-h21fc62f0d5.tgz");
  expect(sha256(bytes)).toBe("2f697a6cd7c7528a7368675a89d0e4a836f5f0f4c367c6d2491446a8f23e69db");
  const reversed = { ...TEMPLATE, files: TEMPLATE.files.toReversed() };
  expect(sha256(finishPackage(reversed, ADDRESS).bytes)).toBe(sha256(bytes));
});

test("another address, a changed file and another version are another file name", () => {
  const [readme] = TEMPLATE.files;
  const others = [
    finishPackage(TEMPLATE, "https://support.example.com"),
    finishPackage({ ...TEMPLATE, files: readme ? [readme] : [] }, ADDRESS),
    finishPackage({ ...TEMPLATE, package: { ...TEMPLATE.package, version: "0.2.0" } }, ADDRESS),
    finishPackage(TEMPLATE, ADDRESS),
  ];
  expect(new Set(others.map(({ file }) => file)).size).toBe(others.length);
});

test("a path that a tar archive cannot hold is refused", () => {
  const files = [{ path: `${"a".repeat(100)}.js`, text: "" }];
  expect(() => finishPackage({ ...TEMPLATE, files }, ADDRESS)).toThrow("too long");
});
