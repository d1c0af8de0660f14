import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchFolder } from "../tests/support/scratch.ts";
import { openInstallation } from "./installation.ts";

test("other accounts of the machine can list neither the data nor the uploads", () => {
  const scratch = scratchFolder();
  const data = join(scratch.path, "data");
  // As an earlier version made them.
  mkdirSync(join(data, "uploads"), { recursive: true, mode: 0o755 });
  openInstallation(data);
  const mode = (path: string) => statSync(path).mode & 0o777;
  expect(mode(data)).toBe(0o711);
  expect(mode(join(data, "uploads"))).toBe(0o700);
  expect(mode(join(data, "config.json"))).toBe(0o600);
  scratch.remove();
});
