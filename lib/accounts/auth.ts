import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { signInBody } from "@linkdesk/contract/accounts.ts";
import NextAuth, { CredentialsSignin, type NextAuthResult } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import type { RequestOrigin } from "../access/actor.ts";
import { requestOrigin } from "../http/request-origin.ts";
import { AppError } from "../platform/app-error.ts";
import { env } from "../platform/env.ts";
import { deriveKey } from "../platform/secrets.ts";
import { checkPassword } from "./check-password.ts";
import { knownBrowserCookie } from "./known-browser-cookie.ts";
import { configuredProviders, identityOf } from "./providers.ts";
import { signInWithProvider } from "./sign-in-with-provider.ts";
import { closeSignIn, openSignIn, SIGN_IN_MAX_AGE_S } from "./sign-ins.ts";

/** Too many attempts; next-auth carries `code` to the answer's address, and no header. */
class TooManyAttempts extends CredentialsSignin {
  constructor(seconds: number) {
    super();
    this.code = `rate_limited_${seconds}`;
  }
}

/** Travels from the check to the cookie on next-auth's own user object. */
type Checked = { id?: string; hasSecondFactor?: boolean };

/** The library does not say for every call where it comes from. */
const originOf = (request: Request | undefined): RequestOrigin =>
  request ? requestOrigin(request) : { address: null, userAgent: null };

/** Cookies that a call of the handlers sets beside next-auth's own. */
const newCookies = new AsyncLocalStorage<string[]>();

/**
 * next-auth, with the lazy configuration so that building needs no environment. The cookie is an
 * encrypted token that names a row of `sign_ins`; the row decides, so that deleting it signs the
 * browser out whatever cookies are still around. Where a second factor is due, the row is worth
 * nothing until it was shown.
 */
const nextAuth: NextAuthResult = NextAuth((request) => ({
  secret: deriveKey("auth-cookie").toString("base64url"),
  trustHost: true,
  // By the address people reach us at: a proxy may say nothing of TLS, or the wrong thing.
  useSecureCookies: env().APP_URL.startsWith("https:"),
  session: { strategy: "jwt", maxAge: SIGN_IN_MAX_AGE_S },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(input, attempted) {
        const parsed = signInBody.safeParse(input);
        if (!parsed.success) return null;
        const cookie = attempted.headers.get("cookie") ?? "";
        const checked = checkPassword(parsed.data, requestOrigin(attempted), cookie);
        return checked.catch((error: unknown) => {
          if (!(error instanceof AppError) || error.code !== "rate_limited") throw error;
          throw new TooManyAttempts(error.retryAfterSeconds ?? 1);
        });
      },
    }),
    ...configuredProviders(),
  ],
  callbacks: {
    async signIn({ user, account, profile }) {
      const identity = account && profile && identityOf(account, profile);
      if (!identity) return account?.provider === "credentials";
      const outcome = await signInWithProvider(identity, originOf(request));
      if ("refused" in outcome) return `/sign-in?error=${outcome.refused}`;
      Object.assign(user, outcome satisfies Checked);
      return true;
    },
    async jwt({ token, user }) {
      const { id, hasSecondFactor } = (user as Checked | undefined) ?? {};
      if (id) {
        const origin = originOf(request);
        const isPending = hasSecondFactor === true;
        token.signInId = await openSignIn({ userId: id, origin, isPending });
        if (!isPending) newCookies.getStore()?.push(knownBrowserCookie(id));
      }
      return token;
    },
    session({ session, token }) {
      return { ...session, signInId: token.signInId };
    },
  },
  events: {
    async signOut(message) {
      const signInId = "token" in message ? message.token?.signInId : undefined;
      if (typeof signInId === "string") await closeSignIn(signInId);
    },
  },
}));

type Handlers = NextAuthResult["handlers"];

/** next-auth's handlers; too many attempts are a 429 that says how long to wait. */
export const handlers: Handlers = {
  GET: (request) => withCookies(() => nextAuth.handlers.GET(request)),
  async POST(request) {
    const response = await withCookies(() => nextAuth.handlers.POST(request));
    const target = response.headers.get("location") ?? (await response.clone().text());
    const seconds = /code=rate_limited_(\d+)/.exec(target)?.[1];
    if (!seconds) return response;
    const headers = new Headers(response.headers);
    headers.delete("location");
    headers.set("retry-after", seconds);
    return new Response(response.body, { status: 429, headers });
  },
};

async function withCookies(answer: () => Promise<Response>): Promise<Response> {
  const cookies: string[] = [];
  const response = await newCookies.run(cookies, answer);
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

/** The id of the sign-in that the request's cookie names, or null. */
export async function currentSignInId(): Promise<string | null> {
  const session = (await nextAuth.auth()) as { signInId?: unknown } | null;
  return typeof session?.signInId === "string" ? session.signInId : null;
}
