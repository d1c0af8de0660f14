import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scratchFolder } from "../tests/support/scratch.ts";
import { root } from "./stack.ts";

const REFUSED = [
  ["lib/contract/x.ts", "react"],
  ["lib/contract/x.ts", "../platform/db.ts"],
  ["lib/platform/x.ts", "../conversations/post-message.ts"],
  ["lib/platform/x.ts", "../http/route.ts"],
  ["lib/conversations/x.ts", "pg"],
  ["lib/conversations/x.ts", "../platform/prisma/client.ts"],
  ["lib/conversations/x.ts", "next/headers"],
  ["lib/conversations/x.ts", "@/components/ui/button"],
  ["lib/http/x.ts", "pusher"],
  ["lib/client/x.ts", "@/lib/conversations/post-message"],
  ["lib/client/x.ts", "@/lib/platform/db"],
  ["components/x.tsx", "@/lib/platform/db"],
  ["components/ui/x.tsx", "@/lib/conversations/post-message"],
  ["app/api/v1/x/route.ts", "@/lib/platform/db"],
  ["app/x/page.tsx", "@prisma/client"],
  ["widget/frame/x.ts", "@/lib/platform/env"],
  ["widget/frame/x.ts", "../../lib/http/route.ts"],
  ["widget/loader/x.ts", "react"],
  ["packages/chat/src/x.ts", "../../../lib/platform/env.ts"],
  ["packages/chat/src/x.ts", "../../../lib/contract/events.ts"],
  ["widget/frame/x.ts", "../../lib/contract/events.ts"],
  ["components/x.tsx", "@/lib/contract/events"],
] as const;

const ALLOWED = [
  ["lib/contract/x.ts", "zod"],
  ["lib/contract/x.ts", "./text.ts"],
  ["lib/platform/x.ts", "@linkdesk/contract/events.ts"],
  ["lib/platform/x.ts", "pusher"],
  ["lib/conversations/x.ts", "../platform/db.ts"],
  ["lib/conversations/x.ts", "../contacts/display-name.ts"],
  ["lib/client/x.ts", "@linkdesk/contract/events.ts"],
  ["components/x.tsx", "@/lib/client/api"],
  ["components/x.tsx", "@linkdesk/contract/conversations.ts"],
  ["app/api/v1/x/route.ts", "@/lib/conversations/post-message"],
  ["app/x/page.tsx", "@/components/ui/button"],
  ["widget/frame/x.ts", "@linkdesk/chat/outbox.ts"],
  ["packages/chat/src/x.ts", "@linkdesk/contract/events.ts"],
] as const;

const scratch = scratchFolder();
let report = "";

/** Each case is a file of its own, beside the place it stands for. */
const fileOf = (file: string, i: number) => file.replace(/(x\.tsx?|\w+\.tsx?)$/, `case-${i}-$1`);

beforeAll(() => {
  const config = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  config.vcs = { enabled: false };
  writeFileSync(join(scratch.path, "biome.json"), JSON.stringify(config));
  for (const [i, [file, specifier]] of [...REFUSED, ...ALLOWED].entries()) {
    const path = join(scratch.path, fileOf(file, i));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `import { x } from "${specifier}";\nvoid x;\n`);
  }
  const biome = join(root, "node_modules/.bin/biome");
  const only = "--only=style/noRestrictedImports";
  const options = { cwd: scratch.path, encoding: "utf8" } as const;
  const result = spawnSync(biome, ["lint", only, "--max-diagnostics=none", "."], options);
  report = result.stdout + result.stderr;
  expect(report).toMatch(new RegExp(`Checked ${REFUSED.length + ALLOWED.length + 1} files`));
});
afterAll(scratch.remove);

describe("the linter refuses", () => {
  it.each(REFUSED.map((pair, i) => [...pair, i] as const))("%s importing %s", (file, _, i) => {
    expect(report).toContain(`${fileOf(file, i)}:1:`);
  });
});

describe("the linter allows", () => {
  it.each(ALLOWED.map((pair, i) => [...pair, i] as const))("%s importing %s", (file, _, i) => {
    expect(report).not.toContain(`${fileOf(file, REFUSED.length + i)}:1:`);
  });
});
