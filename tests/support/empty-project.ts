import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../scripts/stack.ts";
import { scratchFolder } from "./scratch.ts";

const run = promisify(execFile);

/** A project in a folder of its own, outside the repository. */
export type Project = {
  path: string;
  /** `npm install name@address`, without what the package expects beside it. */
  install: (name: string, address: string) => Promise<void>;
  write: (file: string, text: string) => Promise<void>;
  /** Runs a program of Node.js in the project, and returns what it printed. Throws with that if it fails. */
  node: (...args: string[]) => Promise<string>;
  /** What the lock file says of a package. */
  locked: (name: string) => { resolved: string; integrity: string };
  /** Compiles files with TypeScript, strictly, as an application with this resolution would. */
  typecheck: (resolution: "node16" | "bundler", ...files: string[]) => Promise<string>;
  remove: () => void;
};

/**
 * Makes an empty project. `beside` are packages of this repository that stand there as if they were installed: the
 * frameworks, so that no test loads them from a registry.
 */
export async function emptyProject(beside: Record<string, string> = {}): Promise<Project> {
  const { path, remove } = scratchFolder();
  const exec = (command: string, args: string[]) =>
    run(command, args, { cwd: path, shell: process.platform === "win32" }).then(
      ({ stdout }) => stdout,
      (error) => {
        throw new Error(`${command} ${args.join(" ")} failed:\n${error.stdout}${error.stderr}`);
      },
    );
  const project: Project = {
    path,
    remove,
    install: async (name, address) => {
      const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
      await exec("npm", ["install", "--legacy-peer-deps", ...quiet, `${name}@${address}`]);
      for (const [dependency, from] of Object.entries(beside)) {
        const link = join(path, "node_modules", dependency);
        await mkdir(dirname(link), { recursive: true });
        await symlink(join(root, from, dependency), link, "dir").catch(ignoreExisting);
      }
    },
    write: (file, text) => writeFile(join(path, file), text),
    node: (...args) => exec(process.execPath, args),
    locked: (name) => {
      const lock = JSON.parse(readFileSync(join(path, "package-lock.json"), "utf8"));
      return lock.packages[`node_modules/${name}`];
    },
    typecheck: async (resolution, ...files) => {
      const module = resolution === "bundler" ? "esnext" : "node16";
      const compilerOptions = {
        ...{ strict: true, noEmit: true, skipLibCheck: false, types: [], jsx: "react-jsx" },
        ...{ target: "es2022", lib: ["es2022", "dom", "dom.iterable"] },
        ...{ module, moduleResolution: resolution },
      };
      await project.write("tsconfig.json", JSON.stringify({ compilerOptions, files }));
      return exec(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", path]);
    },
  };
  await project.write("package.json", JSON.stringify({ private: true, type: "module" }));
  return project;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
