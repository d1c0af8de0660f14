import type { NextConfig } from "next";

const YEAR_S = 365 * 24 * 60 * 60;

/** On every answer that does not set its own; the pages' own policy is in middleware.ts. */
const commonHeaders = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "referrer-policy", value: "strict-origin-when-cross-origin" },
];

/**
 * Pages of any origin may call the widget's API: in a sandboxed page the chat's frame has no origin
 * ("null") that could be named. `*` excludes cookies, and the API reads none: whoever calls needs the
 * token or the ticket. `lib/inboxes/access-rules.ts` refuses foreign origins where an inbox names its
 * websites. The framework answers OPTIONS itself, with these.
 */
const widgetApiHeaders = [
  { key: "access-control-allow-origin", value: "*" },
  { key: "access-control-allow-methods", value: "GET, POST, PUT, DELETE" },
  { key: "access-control-allow-headers", value: "authorization, content-type, x-file-name" },
  { key: "access-control-expose-headers", value: "retry-after" },
  { key: "access-control-max-age", value: String(2 * 60 * 60) },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run typecheck` (a step of `npm test`) checks the app together with its tests and scripts; a build
  // would check the app alone, once more.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Code that pages share is in files of its own. By default (50 kB of source) most of it is copied into
    // the files of each page, and into those of the error page, which every page loads too.
    turbopackChunking: { minChunkSize: 20_000 },
  },
  turbopack: {
    // Pages get the dashboard's messages compiled, and a formatter without the parser. One needs the other.
    rules: { "./lib/texts/en/*.ts": { loaders: ["./lib/texts/compile-texts.ts"] } },
    resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" },
  },
  // Native and dynamic packages stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "nodemailer", "pg", "pg-boss", "pusher"],
  // No route imports it: it runs as a process of its own (lib/platform/images.ts).
  outputFileTracingIncludes: {
    // The pages of the reference read their introduction and the list of documents when they are asked for.
    "/docs/api": ["./docs/*.md"],
    "/docs/api/[area]": ["./docs/*.md"],
    "/api/**": [
      "./lib/platform/picture-worker.mjs",
      "./node_modules/{sharp,@img,detect-libc,semver}/**/*",
    ],
    "/packages/**": ["./packages/.built/*.json"],
    // The Installation tab names them.
    "/inboxes/**": ["./packages/.built/*.json"],
  },
  // Nothing here shows a picture through it, and it would decode anybody's.
  images: { unoptimized: true },
  headers: async () => [
    { source: "/:path*", headers: commonHeaders },
    { source: "/api/widget/v1/:path*", headers: widgetApiHeaders },
    {
      // Their names carry a hash of their content.
      source: "/assets/widget/:path*",
      headers: [
        { key: "cache-control", value: `public, max-age=${YEAR_S}, immutable` },
        { key: "access-control-allow-origin", value: "*" },
      ],
    },
    {
      // A worker is under the policy of its own file, not of the page that starts it.
      source: "/assets/widget/realtime-worker-:hash.js",
      headers: [
        {
          key: "content-security-policy",
          value:
            "default-src 'none'; connect-src 'self' ws: wss:; require-trusted-types-for 'script'; trusted-types 'none'",
        },
      ],
    },
    // Both paths serve the same script.
    ...["/widget.js", "/v1/linktor.js"].map((source) => ({
      source,
      headers: [
        { key: "cache-control", value: "public, max-age=300, stale-while-revalidate=86400" },
        { key: "access-control-allow-origin", value: "*" },
        { key: "cross-origin-resource-policy", value: "cross-origin" },
      ],
    })),
  ],
};

export default config;
