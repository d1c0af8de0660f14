import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type BuildOptions, build, type Plugin } from "esbuild";

/**
 * Builds the packages as they are published, and with them one application per framework,
 * each by its framework's own compiler. An application's page is rendered on the server first.
 */

export const EXAMPLES = ["react", "vue", "angular", "angular-module"] as const;
export type Example = (typeof EXAMPLES)[number];
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const HERE = join(ROOT, "tests/packages");
/** `<example>.js` and `<example>.html` for the browser, the rest on the way there. */
export const OUT = join(HERE, ".build");

const run = promisify(execFile);
/** Angular's compiler and the TypeScript it needs live in its package. */
const fromAngular = createRequire(join(ROOT, "packages/angular/package.json"));

const compile = (tool: string, project: string) =>
  run(process.execPath, [tool, "-p", project], { cwd: ROOT }).catch((error) => {
    throw new Error(`${project} does not compile:\n${error.stdout}${error.stderr}`);
  });
const tsc = (project: string) => compile(join(ROOT, "node_modules/typescript/bin/tsc"), project);
const npm = (...args: string[]) =>
  run("npm", args, { cwd: ROOT, shell: process.platform === "win32" }).catch((error) => {
    throw new Error(`npm ${args.join(" ")} failed:\n${error.stdout}${error.stderr}`);
  });
export const ngc = (project: string) =>
  compile(
    join(fromAngular.resolve("@angular/compiler-cli/package.json"), "../bundles/src/bin/ngc.js"),
    project,
  );

const DOCUMENT = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"></head>
  <body>
    <div id="app"><!--app--></div>
    <script src="/settings.js"></script>
    <script type="module" src="/{{example}}.js"></script>
  </body>
</html>
`;

/** The page of an example, for the browser. */
export const documentOf = (example: string) => DOCUMENT.replace("{{example}}", example);

export const bundling = {
  absWorkingDir: HERE,
  bundle: true,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
  tsconfigRaw: { compilerOptions: { jsx: "react-jsx", useDefineForClassFields: false } },
  define: {
    "process.env.NODE_ENV": '"development"',
    __VUE_OPTIONS_API__: "true",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true",
  },
} satisfies BuildOptions;

/** Single-file components; what a template compiles to differs between browser and server. */
export const singleFileComponents = (ssr: boolean): Plugin => ({
  name: "vue",
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const { compileScript, compileTemplate, parse, rewriteDefault } = await import(
        "vue/compiler-sfc"
      );
      const { descriptor } = parse(await readFile(path, "utf8"), { filename: path });
      const templateOptions = { ssr, ssrCssVars: [] };
      const { content, bindings } = compileScript(descriptor, {
        id: path,
        inlineTemplate: Boolean(descriptor.scriptSetup),
        templateOptions,
      });
      if (!descriptor.scriptSetup) {
        const source = descriptor.template?.content ?? "";
        const compilerOptions = { bindingMetadata: bindings };
        const { code } = compileTemplate({ id: path, filename: path, source, compilerOptions });
        const component = `${rewriteDefault(content, "component")}\n${code}`;
        const contents = `${component}\nexport default { ...component, render };`;
        return { contents, loader: "ts", resolveDir: dirname(path) };
      }
      return { contents: content, loader: "ts" };
    });
  },
});

/** Finishes Angular's libraries, which are published half compiled, ours among them. */
export const angularLinker: Plugin = {
  name: "angular-linker",
  async setup({ onLoad }) {
    const load = (name: string) => import(pathToFileURL(fromAngular.resolve(name)).href);
    const { default: linker } = await load("@angular/compiler-cli/linker/babel");
    const { transformAsync } = await load("@babel/core");
    onLoad(
      { filter: /(node_modules\/@(angular|linktor)|packages\/angular\/dist)\/.*\.m?js$/ },
      async ({ path }) => {
        const contents = await readFile(path, "utf8");
        if (!contents.includes("ɵɵngDeclare")) return { contents };
        const plugins = [[linker, { linkerJitMode: false, sourceMapping: false }]];
        const linked = await transformAsync(contents, {
          filename: path,
          plugins,
          babelrc: false,
          configFile: false,
          compact: false,
        });
        return { contents: linked.code };
      },
    );
  },
};

type Sources = { client: string; server?: string; plugins?: (ssr: boolean) => Plugin[] };

async function bundle(example: Example, { client, server, plugins = () => [] }: Sources) {
  let html = documentOf(example);
  const browser = build({
    ...bundling,
    entryPoints: [client],
    outfile: join(OUT, `${example}.js`),
    plugins: plugins(false),
  });
  if (server) {
    const outfile = join(OUT, `${example}-server.mjs`);
    await build({
      ...bundling,
      entryPoints: [server],
      outfile,
      platform: "node",
      // Some server renderers are CommonJS inside.
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      plugins: plugins(true),
    });
    const { render } = await import(`${pathToFileURL(outfile).href}?${Date.now()}`);
    html = await render(html);
  }
  await writeFile(join(OUT, `${example}.html`), html);
  await browser;
}

/** Takes about half a minute from nothing, most of it Angular's. */
export async function buildExamples(): Promise<void> {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  await npm("run", "build:packages");
  const angular = ngc("tests/packages/angular").then(async () => {
    const built = join(OUT, "angular/angular");
    const plugins = () => [angularLinker];
    await bundle("angular", {
      client: `${built}/client.js`,
      server: `${built}/server.js`,
      plugins,
    });
    await bundle("angular-module", { client: `${built}/module-client.js`, plugins });
  });
  await Promise.all([
    angular,
    tsc("tests/packages"),
    bundle("react", { client: "react/client.tsx", server: "react/server.tsx" }),
    bundle("vue", {
      client: "vue/client.ts",
      server: "vue/server.ts",
      plugins: (ssr) => [singleFileComponents(ssr)],
    }),
  ]);
}
