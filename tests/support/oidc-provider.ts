import { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, type JWTPayload, SignJWT } from "jose";

export type OidcPerson = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  amr?: string[];
};

export type TestProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who is signed in at the provider: it asks nothing and answers for them. */
  person: OidcPerson;
  close: () => Promise<void>;
};

type Grant = { person: OidcPerson; nonce: string | null; challenge: string; redirectUri: string };

/**
 * A small OpenID Connect provider on loopback: discovery, authorization code with PKCE, ID tokens
 * signed with RS256, userinfo. It is strict where a mistake of ours would show: client, redirect
 * address and verifier must fit, and a code works once.
 */
export async function startOidcProvider(): Promise<TestProvider> {
  const clientId = "linkdesk";
  const clientSecret = randomUUID();
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, OidcPerson>();
  const state = { person: { sub: randomUUID() } as OidcPerson, issuer: "" };

  const signed = (claims: JWTPayload) =>
    new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "test" }).sign(privateKey);
  const json = (response: ServerResponse, body: object, status = 200) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };

  const authorize = (url: URL, response: ServerResponse) => {
    const query = (name: string) => url.searchParams.get(name) ?? "";
    const redirect = new URL(query("redirect_uri"));
    const code = randomUUID();
    grants.set(code, {
      person: state.person,
      nonce: url.searchParams.get("nonce"),
      challenge: query("code_challenge"),
      redirectUri: redirect.href,
    });
    redirect.searchParams.set("code", code);
    if (query("state")) redirect.searchParams.set("state", query("state"));
    redirect.searchParams.set("iss", state.issuer);
    response.writeHead(302, { location: redirect.href }).end();
  };

  const exchange = async (
    form: URLSearchParams,
    authorization: string,
    response: ServerResponse,
  ) => {
    const basic = Buffer.from(authorization.replace(/^Basic /, ""), "base64").toString();
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const verifier = form.get("code_verifier") ?? "";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const isClient = basic === `${clientId}:${clientSecret}`;
    const fits = grant?.challenge === challenge && grant.redirectUri === form.get("redirect_uri");
    if (!grant || !isClient || !fits) return json(response, { error: "invalid_grant" }, 400);
    const now = Math.floor(Date.now() / 1000);
    const { sub, amr } = grant.person;
    const accessToken = randomUUID();
    tokens.set(accessToken, grant.person);
    const claims = { iss: state.issuer, aud: clientId, sub, iat: now, exp: now + 300 };
    json(response, {
      access_token: accessToken,
      token_type: "Bearer",
      expires_in: 300,
      id_token: await signed({
        ...claims,
        ...(grant.nonce && { nonce: grant.nonce }),
        ...(amr && { amr }),
      }),
    });
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", state.issuer);
    const authorization = request.headers.authorization ?? "";
    if (url.pathname === "/authorize") return authorize(url, response);
    if (url.pathname === "/token") {
      let body = "";
      for await (const chunk of request) body += chunk;
      return exchange(new URLSearchParams(body), authorization, response);
    }
    if (url.pathname === "/userinfo") {
      const person = tokens.get(authorization.replace(/^Bearer /, ""));
      return person ? json(response, person) : json(response, { error: "invalid_token" }, 401);
    }
    if (url.pathname === "/jwks") {
      const key = { ...(await exportJWK(publicKey)), kid: "test", alg: "RS256", use: "sig" };
      return json(response, { keys: [key] });
    }
    if (url.pathname === "/.well-known/openid-configuration") {
      const { issuer } = state;
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        code_challenge_methods_supported: ["S256"],
        authorization_response_iss_parameter_supported: true,
      });
    }
    json(response, { error: "not_found" }, 404);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  state.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer: state.issuer,
    clientId,
    clientSecret,
    get person() {
      return state.person;
    },
    set person(person: OidcPerson) {
      state.person = person;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}
