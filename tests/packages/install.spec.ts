// The packages as a website's people get them: installed from the instance into an empty project, under the name
// that Linktor's code imports, with that code compiled by the framework's own compiler and opened in a browser.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { build, type Plugin } from "esbuild";
import { signInWith } from "../support/browser.ts";
import { emptyProject, type Project } from "../support/empty-project.ts";
import { packageAddresses } from "../support/package-addresses.ts";
import { referenceCode } from "../support/reference.ts";
import { angularLinker, bundling, documentOf, ngc, OUT, singleFileComponents } from "./build.ts";
import type { ServiceUnderTest } from "./site.ts";

const service: ServiceUnderTest = JSON.parse(process.env.PACKAGES_SERVICE ?? "{}");
const NODE_MODULES = "node_modules";

// npm, compilers and a browser, one after the other.
test.describe.configure({ timeout: 120_000 });

/** A project with a package of the instance in it, which goes when the test ends. */
async function install(name: string, short: string, beside: string[]): Promise<Project> {
  const addresses = await packageAddresses(service.appUrl, service.cookie);
  const project = await emptyProject(Object.fromEntries(beside.map((one) => [one, NODE_MODULES])));
  projects.push(project);
  await project.install(name, addresses[short] ?? `no package ${short}`);
  return project;
}
const projects: Project[] = [];
test.afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

/** Code of the reference, with an inbox that there is. */
const withInbox = (code: string) => code.replaceAll("ch_webchat_123", service.inboxId);

/** Bundles a project's main file, opens it, and waits for the chat of the instance. */
async function open(page: Page, project: Project, name: string, main: string, plugins: Plugin[]) {
  await build({
    ...bundling,
    absWorkingDir: project.path,
    entryPoints: [main],
    outfile: join(OUT, `${name}.js`),
    loader: { ".jsx": "jsx" },
    plugins,
  });
  await writeFile(join(OUT, `${name}.html`), documentOf(name));
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (line) => {
    if (["error", "warning"].includes(line.type())) problems.push(line.text());
  });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${service.site}/${name}.html`);
  const script = `${service.appUrl}/widget.js`;
  await expect.poll(() => [problems, asked.includes(script)]).toEqual([[], true]);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.children.length - 2), {
      message: "the chat's button",
    })
    .toBeGreaterThan(0);
  expect(problems).toEqual([]);
}

test("React code of the reference runs with the package of the instance", async ({ page }) => {
  const project = await install("@linktor/react-webchat", "react", [
    "react",
    "react-dom",
    "@types/react",
  ]);
  const code = withInbox(referenceCode("React Installation"));
  await project.write(
    "app.jsx",
    `${code}
     const currentUser = { id: "u1", name: "John Doe", email: "john@example.com" };
     const YourAppContent = () => <h1>Shop</h1>;
     export { App };`,
  );
  await project.write(
    "main.jsx",
    `import { createRoot } from "react-dom/client";
     import { App } from "./app.jsx";
     createRoot(document.getElementById("app")).render(<App />);`,
  );
  await project.write(
    "typed.tsx",
    `import { LinktorChat, type LinkdeskMessage } from "@linktor/react-webchat";
     const seen: LinkdeskMessage[] = [];
     export const chat = <LinktorChat channelId="1" position="bottom-left" onMessage={(one) => seen.push(one)} />;
     // @ts-expect-error: no such place
     export const wrong = <LinktorChat channelId="1" position="top" />;`,
  );
  await project.typecheck("bundler", "typed.tsx");
  await project.typecheck("node16", "typed.tsx");
  expect(
    await project.node(
      "-e",
      'import("@linktor/react-webchat").then((all) => console.log(typeof all.LinktorChat))',
    ),
  ).toBe("function\n");
  await open(page, project, "reference-react", "main.jsx", []);
});

test("Vue code of the reference runs with the package of the instance", async ({ page }) => {
  const project = await install("@linktor/vue-webchat", "vue", ["vue", "@vue/runtime-core"]);
  const code = withInbox(referenceCode("Vue.js Installation"));
  await project.write("app.vue", code.replace("<YourAppContent />", "<h1>Shop</h1>"));
  await project.write(
    "main.js",
    `import { createApp } from "vue";
     import App from "./app.vue";
     createApp(App).mount("#app");`,
  );
  await project.write(
    "typed.ts",
    `import { LinktorChat } from "@linktor/vue-webchat";
     import { h } from "vue";
     h(LinktorChat, { channelId: "1", position: "bottom-left", onMessage: (one) => one.text.trim() });
     // @ts-expect-error: no such place
     h(LinktorChat, { channelId: "1", position: "top" });`,
  );
  await project.typecheck("bundler", "typed.ts");
  await project.typecheck("node16", "typed.ts");
  await open(page, project, "reference-vue", "main.js", [singleFileComponents(false)]);
});

test("Angular code of the reference runs with the package of the instance", async ({ page }) => {
  const angular = ["common", "compiler", "core", "platform-browser"].map(
    (name) => `@angular/${name}`,
  );
  const project = await install("@linktor/angular-webchat", "angular", [
    ...angular,
    "rxjs",
    "tslib",
  ]);
  const [code = "", template = ""] = withInbox(referenceCode("Angular Installation")).split(
    "// app.component.html\n",
  );
  await project.write("app.component.html", template);
  await project.write("app.module.ts", `import { NgModule } from "@angular/core";\n${code}`);
  await project.write(
    "main.ts",
    `import { Component, importProvidersFrom, provideZonelessChangeDetection } from "@angular/core";
     import { bootstrapApplication } from "@angular/platform-browser";
     import { LinktorChatModule } from "@linktor/angular-webchat";
     import { AppModule } from "./app.module";
     @Component({ selector: "app-root", imports: [LinktorChatModule], templateUrl: "./app.component.html" })
     class App {
       currentUser = { id: "u1", name: "John Doe", email: "john@example.com" };
       handleMessage(message: { text: string }) { console.info(message.text); }
     }
     document.getElementById("app")?.append(document.createElement("app-root"));
     bootstrapApplication(App, {
       providers: [provideZonelessChangeDetection(), importProvidersFrom(AppModule)],
     });`,
  );
  const compilerOptions = {
    ...{ target: "es2022", lib: ["es2022", "dom"], module: "esnext", moduleResolution: "bundler" },
    ...{ strict: true, types: [], rootDir: ".", outDir: "built" },
  };
  const tsconfig = {
    compilerOptions,
    angularCompilerOptions: { strictTemplates: true },
    files: ["main.ts"],
  };
  await project.write("tsconfig.json", JSON.stringify(tsconfig));
  await ngc(project.path);
  await open(page, project, "reference-angular", "built/main.js", [angularLinker]);
});

test("the Installation tab shows the command for each package", async ({ page, context }) => {
  await signInWith(context, service.appUrl, service.cookie);
  await page.goto(`${service.appUrl}/inboxes/${service.inboxId}`);
  await page.getByRole("tab", { name: "Installation" }).click();
  const addresses = await packageAddresses(service.appUrl, service.cookie);
  for (const [kind, short, name, linktorName] of [
    ["React", "react", "@linkdesk/react", "@linktor/react-webchat"],
    ["Vue", "vue", "@linkdesk/vue", "@linktor/vue-webchat"],
    ["Angular", "angular", "@linkdesk/angular", "@linktor/angular-webchat"],
    ["Your server", "sdk", "@linkdesk/sdk", "@linktor/sdk"],
    ["Your own screen", "chat", "@linkdesk/chat", null],
  ] as const) {
    await page.getByText(kind, { exact: true }).click();
    const commands = page.locator("pre", { hasText: "npm install" });
    await expect(commands).toHaveText([
      `npm install ${name}@${addresses[short]}${linktorName ? "" : " pusher-js"}`,
      ...(linktorName ? [`npm install ${linktorName}@${addresses[short]}`] : []),
    ]);
  }
});

test("a lock file that was written at one install fits every later one", async () => {
  const first = await install("@linkdesk/react", "react", []);
  const second = await install("@linkdesk/react", "react", []);
  const { integrity, resolved } = first.locked("@linkdesk/react");
  expect(resolved).toContain(`${service.appUrl}/packages/react-`);
  expect(integrity).toMatch(/^sha512-/);
  expect(second.locked("@linkdesk/react").integrity).toBe(integrity);
});
