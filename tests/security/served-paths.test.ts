// What a fresh build answers to: our own pages, routes and files, and what the framework adds of its
// own. What is in none of these lists is not served.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { root } from "../../scripts/stack.ts";
import { ACCESS } from "./route-matrix.ts";

const appUrl = inject("appUrl");

/** Everything that is drawn for people. */
const PAGES = [
  "/",
  "/account",
  "/change-email",
  "/conversations",
  "/conversations/[id]",
  "/dev/design",
  "/dev/mail",
  "/docs/[[...slug]]",
  "/docs/llms.txt",
  "/docs/markdown/[name]",
  "/docs/search.json",
  "/docs/api",
  "/docs/api/[area]",
  "/forgot-password",
  "/held-emails",
  "/inboxes",
  "/inboxes/[id]",
  "/join",
  "/members",
  "/packages/[file]",
  "/reset-password",
  "/settings/audit-log",
  "/settings/api-keys",
  "/settings/saved-replies",
  "/settings/imports",
  "/settings/imports/[id]",
  "/settings/contact-card",
  "/settings/attributes",
  "/settings/tags",
  "/settings/webhooks",
  "/settings/webhooks/[id]",
  "/sign-in",
  "/sign-up",
  "/two-factor",
  "/undo-email-change",
  "/unsubscribe/[token]",
  "/verify-email",
  "/welcome",
  "/widget/[inboxId]",
  "/widget/preview",
  "/widget/preview/chat",
];
/** Routes that are not made with `route()`: Auth.js has its own. */
const OTHER_ROUTES = ["/api/auth/[...nextauth]"];
/** Pages that the framework makes: for addresses that are none, and for when all else fails. */
const FRAMEWORK_PAGES = ["/_global-error", "/_not-found"];
const PUBLIC_FILES = [/^widget\.js$/, /^v1\/linktor\.js$/, /^assets\/widget\/[\w./-]+$/];

const buildFile = (name: string) => readFileSync(join(root, ".next", name), "utf8");
const buildId = buildFile("BUILD_ID");

/** The framework's own addresses that answer, and with what. All others must be 404. */
const ANSWERS: Record<string, number> = {
  [`/_next/static/${buildId}/_buildManifest.js`]: 200,
  [`/_next/static/${buildId}/_ssgManifest.js`]: 200,
  // A page of its own, which says that something went wrong.
  "/_global-error": 500,
};

test("a fresh build has these pages and routes, and no others", () => {
  const built: string[] = Object.values(JSON.parse(buildFile("app-path-routes-manifest.json")));
  const routes = Object.keys(ACCESS).map((route) => route.split(" ")[1] ?? "");
  const listed = new Set([...PAGES, ...OTHER_ROUTES, ...FRAMEWORK_PAGES, ...routes]);
  expect(built.sort()).toEqual([...listed].sort());
});

test("nothing is rewritten or redirected to elsewhere by configuration", () => {
  const { rewrites, redirects } = JSON.parse(buildFile("routes-manifest.json"));
  expect(Object.values(rewrites).flat()).toEqual([]);
  // The framework's own: an address without the slash at its end.
  expect(redirects).toMatchObject([{ source: "/:path+/", internal: true }]);
});

test("the public files are the widget's", () => {
  const files = globSync("**/*.*", { cwd: join(root, "public") });
  expect(files.filter((file) => !PUBLIC_FILES.some((known) => known.test(file)))).toEqual([]);
});

/** Whatever address of its own the framework's server names in its code. */
function frameworkPaths(): string[] {
  const literal = /["'`](\/(?:_next|__next)[\w./-]*?)\/?["'`]/g;
  const files = globSync(
    "node_modules/next/dist/{server,shared,build,next-devtools/server}/**/*.js",
    {
      cwd: root,
    },
  );
  return files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(literal)].map((match) => match[1] ?? ""),
  );
}

const PICTURE = encodeURIComponent("/assets/widget/none.png");
const PROBES = [
  `/_next/image?url=${PICTURE}&w=64&q=75`,
  `/_next/image?url=${encodeURIComponent(`${appUrl}/api/health`)}&w=64&q=75`,
  "/_next/webpack-hmr",
  "/_next/mcp",
  "/_next/server/middleware.js",
  "/_next/static/%2e%2e/BUILD_ID",
  "/_next/static/..%2fBUILD_ID",
  "/.next/BUILD_ID",
  "/.env",
  "/package.json",
  "/_error",
  "/_not-found",
  "/404",
  "/500",
  "/favicon.ico",
  "/robots.txt",
  "/sitemap.xml",
  "/sign-in.rsc",
  "/index.rsc",
  "/docs.segments/_tree.segment.rsc",
  "/_vercel/insights/script.js",
  "/api/nothing",
  "/nothing",
];

test("the framework serves nothing that nobody asked for", async () => {
  const found = [...new Set([...frameworkPaths(), ...PROBES, ...Object.keys(ANSWERS)])].sort();
  expect(found).toContain("/_next/image");
  const answers: Record<string, number> = {};
  for (const path of found) {
    const response = await fetch(appUrl + path, { redirect: "manual" });
    await response.arrayBuffer();
    if (response.status !== 404) answers[path] = response.status;
  }
  expect(answers).toEqual(ANSWERS);
});

test("a page is under its policy by whatever address the framework serves it", async () => {
  for (const path of ["sign-in", "conversations", "docs"]) {
    const aliases = [`/${path}`, `/_next/data/${buildId}/${path}.json`];
    for (const alias of aliases) {
      const response = await fetch(appUrl + alias, { redirect: "manual" });
      await response.arrayBuffer();
      if (response.status !== 200) continue;
      expect(response.headers.get("content-security-policy"), alias).toMatch(
        /frame-ancestors 'none'/,
      );
      expect(response.headers.get("x-frame-options"), alias).toBe("DENY");
    }
    const data = await fetch(`${appUrl}/_next/data/${buildId}/${path}.json`, {
      redirect: "manual",
    });
    expect([200, 307, 404], path).toContain(data.status);
    if (path === "conversations") expect(data.status).not.toBe(200);
  }
});
