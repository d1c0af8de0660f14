import "server-only";
import NextAuth, { type NextAuthResult } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signInBody } from "../contract/accounts.ts";
import { deriveKey } from "../platform/secrets.ts";
import { checkPassword } from "./check-password.ts";
import { closeSignIn, openSignIn, SIGN_IN_MAX_AGE_S } from "./sign-ins.ts";

/**
 * next-auth, with the lazy configuration so that building needs no environment. The cookie is an
 * encrypted token that names a row of `sign_ins`; the row decides, so that deleting it signs the
 * browser out whatever cookies are still around.
 */
const nextAuth: NextAuthResult = NextAuth(() => ({
  secret: deriveKey("auth-cookie").toString("base64url"),
  trustHost: true,
  session: { strategy: "jwt", maxAge: SIGN_IN_MAX_AGE_S },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(input) {
        const parsed = signInBody.safeParse(input);
        return parsed.success ? checkPassword(parsed.data) : null;
      },
    }),
  ],
  callbacks: {
    async jwt({ token, user }) {
      if (user?.id) token.signInId = await openSignIn(user.id);
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

export const handlers = nextAuth.handlers;

/** The id of the sign-in that the request's cookie names, or null. */
export async function currentSignInId(): Promise<string | null> {
  const session = (await nextAuth.auth()) as { signInId?: unknown } | null;
  return typeof session?.signInId === "string" ? session.signInId : null;
}
