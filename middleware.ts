import { type NextRequest, NextResponse } from "next/server";

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
  const response = NextResponse.next();
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("content-security-policy", "frame-ancestors 'none'; object-src 'none'");
  return response;
}

/** The widget, the API and static files are left alone: they need neither, and it costs them. */
export const config = {
  runtime: "nodejs",
  matcher: ["/((?!api/|widget/|_next/|assets/|widget\\.js|v1/|favicon|.*\\.(?:svg|png|ico)$).*)"],
};

const PRIVATE = ["/conversations", "/inboxes", "/members", "/settings", "/account"];

function isPrivate(pathname: string): boolean {
  return PRIVATE.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

function hasSessionCookie(request: NextRequest): boolean {
  return request.cookies
    .getAll()
    .some(({ name }) => /^(__Secure-)?authjs\.session-token/.test(name));
}
