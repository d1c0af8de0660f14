// `npm run typecheck`: the app, each workspace by its own tsconfig.json, and the applications that use
// the published packages. The first that fails ends it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./stack.ts";

/** Runs a command and shows what it prints. */
function run(command: string, args: string[]): void {
  process.stdout.write(`${command} ${args.join(" ")}\n`);
  const shell = process.platform === "win32";
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", shell });
  if (status !== 0) process.exit(1);
}

const tsc = join(root, "node_modules/.bin/tsc");
run(tsc, []);
run("npm", ["run", "typecheck", "--workspaces", "--silent"]);
run(tsc, ["-p", "tests/packages"]);
run(join(root, "packages/angular/node_modules/.bin/ngc"), [
  ...["-p", "tests/packages/angular"],
  "--noEmit",
]);
