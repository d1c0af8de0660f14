import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { realtimeOrigin } from "./lib/platform/realtime-address.ts";

/**
 * For the dashboard's pages only: sends signed-out people to the sign-in page, and sets the
 * headers that keep the pages out of foreign frames. Not an authorization boundary: it only looks
 * whether a cookie is there; pages and routes check it themselves.
 */
export function middleware(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (isPrivate(pathname) && !hasSessionCookie(request)) {
    const url = new URL("/sign-in", request.url);
    url.searchParams.set("next", `${pathname}${search}`);
    return NextResponse.redirect(url);
  }
  const policy = pagePolicy(pathname, randomBytes(NONCE_BYTES).toString("base64"));
  // Next.js takes the nonce for its own scripts from the request's policy:
  // https://nextjs.org/docs/app/guides/content-security-policy
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const markdown = /^\/docs\/([\w-]+)\.md$/.exec(pathname)?.[1];
  const response = markdown
    ? NextResponse.rewrite(new URL(`/docs/markdown/${markdown}`, request.url))
    : NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  // Where people reach it over TLS, a later visit over plain HTTP is not even tried (RFC 6797).
  if (process.env.APP_URL?.startsWith("https:")) {
    response.headers.set("strict-transport-security", `max-age=${YEAR_S}`);
  }
  return response;
}

const NONCE_BYTES = 16;
const YEAR_S = 365 * 24 * 60 * 60;

/** What the dashboard's pages may do: their own scripts, their own API, the realtime server. */
function pagePolicy(pathname: string, nonce: string): string {
  // The documentation is built once, so its scripts carry no nonce; nobody else's words are in it. The
  // reference of the API is made for each request: people paste keys there.
  const isReference = pathname === "/docs/api" || pathname.startsWith("/docs/api/");
  const isStatic = !isReference && (pathname === "/docs" || pathname.startsWith("/docs/"));
  const scripts = isStatic ? "'self' 'unsafe-inline'" : `'nonce-${nonce}' 'strict-dynamic'`;
  // The development server compiles in the browser and draws its own notices there.
  const isDevelopment = process.env.NODE_ENV === "development";
  // At /dev/mail, frames without an origin show mails, which have style sheets of their own.
  return [
    "default-src 'none'",
    `script-src ${scripts}${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDevelopment || pathname === "/dev/mail" ? " 'unsafe-inline'" : ""}`,
    // React sets sizes and colours as attributes; a style sheet from elsewhere it never does.
    "style-src-attr 'unsafe-inline'",
    // Avatars, logos and cards that lie elsewhere come through /api/v1/images and /api/pictures.
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    `connect-src 'self' ${realtimeOrigin()}`,
    // The HTML of mails, whose own policy is a sandbox.
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The widget, the API, the npm packages and static files are left alone: they need neither, and it costs them. */
export const config = {
  runtime: "nodejs",
  matcher: [
    "/((?!api/|widget/|packages/|_next/|assets/|widget\\.js|v1/|favicon|.*\\.(?:svg|png|ico)$).*)",
  ],
};

const PRIVATE = ["/conversations", "/held-emails", "/inboxes", "/members", "/settings", "/account"];

function isPrivate(pathname: string): boolean {
  return PRIVATE.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

function hasSessionCookie(request: NextRequest): boolean {
  return request.cookies
    .getAll()
    .some(({ name }) => /^(__Secure-)?authjs\.session-token/.test(name));
}
