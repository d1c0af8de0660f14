import { createHash, randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const MAIL_CLIENT = { id: "linkdesk-mail", secret: "the client's secret" };

type Code = { challenge: string; redirectUri: string };

export type MailSignInProvider = {
  /** For MAIL_SIGN_IN_TEST_URL. */
  url: string;
  /** Who signs in; null: no address in the ID token. */
  user: string | null;
  /** How long access tokens are good for. */
  lifetimeSeconds: number;
  /** Whether a refresh gives a new refresh token and ends the old one. */
  rotates: boolean;
  /** Whether it answers 503. */
  isDown: boolean;
  /** How many refreshes were asked for. */
  refreshes: number;
  /** Signs in at an address that the app made, and returns what the app is sent back with. */
  signIn: (address: string) => { state: string; code: string; error: string };
  /** Ends all sign-ins, as somebody does on their account's page. */
  revoke: () => void;
  close: () => Promise<void>;
};

/** A stand-in for the OAuth 2.0 endpoints of Google and Microsoft, strict where a mistake of ours would show. */
export async function startMailSignInProvider(): Promise<MailSignInProvider> {
  const codes = new Map<string, Code>();
  let refreshTokens = new Set<string>();
  const state = {
    ...{ url: "", user: "ada@example.com" as string | null, lifetimeSeconds: 3_600 },
    ...{ rotates: true, isDown: false, refreshes: 0 },
  };
  const json = (response: ServerResponse, body: object, status = 200) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const grant = (response: ServerResponse, refreshToken: string | null) => {
    const claims = Buffer.from(JSON.stringify({ email: state.user ?? undefined }));
    json(response, {
      access_token: `access-${randomUUID()}`,
      expires_in: state.lifetimeSeconds,
      token_type: "Bearer",
      ...(refreshToken && { refresh_token: refreshToken }),
      id_token: `e30.${claims.toString("base64url")}.c2ln`,
    });
  };
  const newRefreshToken = () => {
    const token = `refresh-${randomUUID()}`;
    refreshTokens.add(token);
    return token;
  };
  const exchange = (form: URLSearchParams, response: ServerResponse) => {
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const verifier = form.get("code_verifier") ?? "";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const fits = code?.challenge === challenge && code.redirectUri === form.get("redirect_uri");
    if (!fits) return json(response, { error: "invalid_grant" }, 400);
    grant(response, newRefreshToken());
  };
  const refresh = (form: URLSearchParams, response: ServerResponse) => {
    state.refreshes += 1;
    const token = form.get("refresh_token") ?? "";
    if (!refreshTokens.has(token)) return json(response, { error: "invalid_grant" }, 400);
    if (!state.rotates) return grant(response, null);
    refreshTokens.delete(token);
    grant(response, newRefreshToken());
  };
  /** What the app is sent back with by somebody who signs in at once. */
  const allow = (address: string) => {
    const query = new URL(address, "http://localhost").searchParams;
    const code = randomUUID();
    const redirectUri = query.get("redirect_uri") ?? "";
    codes.set(code, { challenge: query.get("code_challenge") ?? "", redirectUri });
    return { redirectUri, returned: { state: query.get("state") ?? "", code, error: "" } };
  };
  const authorize = (address: string, response: ServerResponse) => {
    const { redirectUri, returned } = allow(address);
    const query = new URLSearchParams({ state: returned.state, code: returned.code });
    response.writeHead(302, { location: `${redirectUri}?${query}` }).end();
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url?.startsWith("/authorize?")) return authorize(request.url, response);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    if (state.isDown) return json(response, {}, 503);
    const isClient =
      form.get("client_id") === MAIL_CLIENT.id && form.get("client_secret") === MAIL_CLIENT.secret;
    if (request.url !== "/token" || !isClient) {
      return json(response, { error: "invalid_client" }, 401);
    }
    const isRefresh = form.get("grant_type") === "refresh_token";
    return isRefresh ? refresh(form, response) : exchange(form, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, {
    signIn: (address: string) => allow(address).returned,
    revoke: () => {
      refreshTokens = new Set();
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  });
}
