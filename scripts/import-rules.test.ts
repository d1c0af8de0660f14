import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scratchFolder } from "../tests/support/scratch.ts";
import { findForbiddenImports } from "./import-rules.ts";
import { root } from "./stack.ts";

/** Files and what they may not import. */
const REFUSED = [
  // Folders of the app.
  ["app/api/v1/x/route.ts", "@/lib/platform/db"],
  ["app/x/page.tsx", "@prisma/client"],
  ["app/x/page.tsx", "@/widget/frame/main"],
  ["components/x.tsx", "@/lib/platform/db"],
  ["components/x.tsx", "@/app/x/page"],
  ["components/x.tsx", "server-only"],
  ["components/ui/x.tsx", "@/lib/conversations/post-message"],
  ["lib/client/x.ts", "@/lib/conversations/post-message"],
  ["lib/client/x.ts", "@/components/ui/button"],
  ["lib/texts/x.ts", "../client/api.ts"],
  ["lib/texts/x.ts", "react-dom"],
  ["lib/mail/x.ts", "../texts/members.ts"],
  ["components/x.tsx", "use-intl"],
  ["lib/conversations/x.ts", "pg"],
  ["lib/conversations/x.ts", "../platform/prisma/client.ts"],
  ["lib/conversations/x.ts", "next/headers"],
  ["lib/conversations/x.ts", "@/components/ui/button"],
  ["lib/conversations/x.ts", "../client/api.ts"],
  ["lib/http/x.ts", "pusher"],
  ["lib/platform/x.ts", "../conversations/post-message.ts"],
  ["lib/platform/x.ts", "../http/route.ts"],
  ["middleware.ts", "./lib/http/route.ts"],
  // The order of the domains.
  ["lib/http/x.ts", "../accounts/require-member.ts"],
  ["lib/audit/x.ts", "../conversations/post-message.ts"],
  ["lib/contacts/x.ts", "../webhooks/deliver-due.ts"],
  ["lib/unlisted/x.ts", "../audit/record-audit.ts"],
  // Workspaces are imported by name.
  ["app/x/page.tsx", "@/lib/contract/events"],
  ["lib/platform/x.ts", "../contract/events.ts"],
  ["lib/contract/x.ts", "../platform/db.ts"],
  ["packages/chat/src/x.ts", "../../../lib/platform/env.ts"],
  ["packages/chat/src/x.ts", "../../../lib/contract/events.ts"],
  ["packages/react/src/x.ts", "../../embed/src/chat.ts"],
  ["widget/frame/x.ts", "@/lib/platform/env"],
  ["widget/frame/x.ts", "../../lib/http/route.ts"],
] as const;

const ALLOWED = [
  ["app/api/v1/x/route.ts", "@/lib/conversations/post-message"],
  ["app/x/page.tsx", "@/components/ui/button"],
  ["app/x/page.tsx", "@linkdesk/contract/events.ts"],
  ["components/x.tsx", "@/lib/client/api"],
  ["lib/client/x.ts", "@linkdesk/chat/outbox.ts"],
  ["lib/client/x.ts", "../texts/members.ts"],
  ["components/x.tsx", "@/lib/texts/members"],
  ["lib/texts/x.ts", "use-intl/core"],
  ["lib/conversations/x.ts", "../platform/db.ts"],
  ["lib/conversations/x.ts", "../contacts/display-name.ts"],
  ["lib/conversations/x.test.ts", "../webhooks/deliver-due.ts"],
  ["lib/inboxes/x.ts", "../../widget/dist/manifest.json"],
  ["lib/platform/x.ts", "pusher"],
  ["lib/contract/endpoints/x.ts", "../text.ts"],
  ["packages/realtime-server/src/x.ts", "pusher"],
  ["widget/frame/components/x.tsx", "../chat.ts"],
] as const;

const scratch = scratchFolder();
afterAll(scratch.remove);

function write(file: string, text: string): void {
  const path = join(scratch.path, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

describe("the import rules", () => {
  let problems: string[] = [];
  beforeAll(() => {
    problems = [...REFUSED, ...ALLOWED].flatMap(([file, specifier], i) => {
      const top = join(scratch.path, "cases", String(i));
      write(`cases/${i}/${file}`, `import { x } from "${specifier}";\nvoid x;\n`);
      cpSync(join(root, "CONTRIBUTING.md"), join(top, "CONTRIBUTING.md"));
      return findForbiddenImports(top).map((problem) => `${i} ${problem}`);
    });
  });

  test.each(REFUSED.map((pair, i) => [...pair, i] as const))(
    "%s may not import %s",
    (file, specifier, i) => {
      expect(problems.filter((problem) => problem.startsWith(`${i} `))).toEqual([
        expect.stringContaining(`${file}:1 imports ${specifier}: `),
      ]);
    },
  );

  test.each(ALLOWED.map((pair, i) => [...pair, REFUSED.length + i] as const))(
    "%s may import %s",
    (_file, _specifier, i) => {
      expect(problems.filter((problem) => problem.startsWith(`${i} `))).toEqual([]);
    },
  );

  test.each([
    'import type { x } from "../webhooks/x.ts";',
    'export { x } from "../webhooks/x.ts";',
    'export * from "../webhooks/x.ts";',
    'import "../webhooks/x.ts";',
    'const x = () => import("../webhooks/x.ts");',
    'type X = import("../webhooks/x.ts").X;',
  ])("every way to import counts: %s", (line) => {
    const top = join(scratch.path, "ways");
    write("ways/lib/contacts/x.ts", `\n${line}\n`);
    cpSync(join(root, "CONTRIBUTING.md"), join(top, "CONTRIBUTING.md"));
    expect(findForbiddenImports(top)).toEqual([
      "lib/contacts/x.ts:2 imports ../webhooks/x.ts: webhooks comes after contacts in the order of the domains",
    ]);
  });
});

describe("the linter", () => {
  let report = "";
  beforeAll(() => {
    const config = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
    config.vcs = { enabled: false };
    write("lint/biome.json", JSON.stringify(config));
    write("lint/package.json", JSON.stringify({ dependencies: { zod: "*", react: "*" } }));
    for (const folder of ["lib/contract", "packages/chat"]) {
      const text = readFileSync(join(root, folder, "package.json"), "utf8");
      write(`lint/${folder}/package.json`, text);
    }
    write("lint/lib/contract/a.ts", 'import { x } from "react";\nvoid x;\n');
    write("lint/lib/contract/b.ts", 'import { z } from "zod";\nvoid z;\n');
    write("lint/packages/chat/src/c.ts", 'import { z } from "zod";\nvoid z;\n');
    write(
      "lint/packages/chat/src/d.ts",
      'import { E } from "@linkdesk/contract/events.ts";\nvoid E;',
    );
    write("lint/lib/mail/e.ts", 'import type { F } from "./f.ts";\nexport type E = F[];\n');
    write("lint/lib/mail/f.ts", 'import type { E } from "./e.ts";\nexport type F = E | 1;\n');
    const result = spawnSync(
      join(root, "node_modules/.bin/biome"),
      ["lint", "--max-diagnostics=none", "."],
      { cwd: join(scratch.path, "lint"), encoding: "utf8" },
    );
    report = result.stdout + result.stderr;
  });

  test("the linter refuses a package that the workspace does not list", () => {
    expect(report).toMatch(
      /lib\/contract\/a\.ts:1:\d+ lint\/correctness\/noUndeclaredDependencies/,
    );
    expect(report).toMatch(/chat\/src\/c\.ts:1:\d+ lint\/correctness\/noUndeclaredDependencies/);
    expect(report).not.toMatch(/\b[bd]\.ts:\d+:\d+ lint\/correctness\/noUndeclaredDependencies/);
  });

  test("the linter refuses a cycle, also one of types only", () => {
    expect(report).toMatch(/lib\/mail\/e\.ts:1:\d+ lint\/suspicious\/noImportCycles/);
  });
});
