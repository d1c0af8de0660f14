// Talks to a running service the way browsers and programs do.
import type { CreateApiKeyBody, CreatedApiKey } from "@linkdesk/contract/api-keys.ts";
import type { Message, VisitorConversation } from "@linkdesk/contract/conversations.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";

export type Answer<T = unknown> = { status: number; headers: Headers; body: T };

export type Caller = <T = unknown>(
  method: string,
  path: string,
  body?: unknown,
) => Promise<Answer<T>>;

/** Sends a JSON request and reads whatever comes back. */
export async function send<T = unknown>(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer<T>> {
  const isRaw = typeof body === "string" || body instanceof Uint8Array;
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? undefined : isRaw ? (body as BodyInit) : JSON.stringify(body),
    redirect: "manual",
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson ? JSON.parse(text) : text) as T,
  };
}

/** Calls with a visitor's token, or with none. */
export function visitorCaller(appUrl: string, token?: string): Caller {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  return (method, path, body) => send(`${appUrl}${path}`, method, headers, body);
}

/** Calls with an API key, or a visitor's token: both are bearer tokens. */
export const keyCaller = (appUrl: string, key: string): Caller => visitorCaller(appUrl, key);

/** A new API key of the tenant, and what calls with it. */
export async function createKey(
  appUrl: string,
  { call }: Pick<Tenant, "call">,
  body: Partial<CreateApiKeyBody> & Pick<CreateApiKeyBody, "scopes">,
): Promise<{ call: Caller; id: string; key: string }> {
  const made = await call<CreatedApiKey>("POST", "/api/v1/api-keys", { name: "Program", ...body });
  if (made.status !== 201) throw new Error(`api key: ${JSON.stringify(made.body)}`);
  const { key, apiKey } = made.body;
  return { call: keyCaller(appUrl, key), id: apiKey.id, key };
}

/** Calls with a member's cookie, as the dashboard does. */
export function memberCaller(appUrl: string, cookie: string): Caller {
  const headers = { cookie, origin: appUrl };
  return (method, path, body) => send(`${appUrl}${path}`, method, headers, body);
}

/** Signs in as the sign-in page does; returns the cookie, or null when refused. */
export async function signIn(
  appUrl: string,
  { email, password }: { email: string; password: string },
  userAgent = "node",
): Promise<string | null> {
  const csrf = await fetch(`${appUrl}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch(`${appUrl}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      cookie: cookies(csrf),
      origin: appUrl,
      "user-agent": userAgent,
    },
    body: new URLSearchParams({ email, password, csrfToken }),
  });
  const cookie = cookies(response);
  return /session-token=[^;]+/.test(cookie) ? cookie : null;
}

function cookies(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

export type Tenant = {
  call: Caller;
  inbox: Inbox;
  email: string;
  password: string;
  cookie: string;
};

/** A new workspace with its owner signed in and one inbox, all through the front door. */
export async function createTenant(
  appUrl: string,
  name = "Acme",
  ownerName = `${name} owner`,
  email = `${crypto.randomUUID()}@example.com`,
): Promise<Tenant> {
  const credentials = {
    email,
    password: "correct horse battery",
  };
  const body = { ...credentials, name: ownerName, workspaceName: name };
  const signedUp = await send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, body);
  if (signedUp.status !== 201) throw new Error(`sign-up: ${JSON.stringify(signedUp.body)}`);
  const cookie = await signIn(appUrl, credentials);
  if (!cookie) throw new Error("sign-in was refused");
  const call = memberCaller(appUrl, cookie);
  const inbox = await call<Inbox>("POST", "/api/v1/inboxes", {
    name: "Website",
    brandName: name,
    websiteUrl: "https://example.com",
  });
  return { call, inbox: inbox.body, ...credentials, cookie };
}

/** Another member of the workspace, by invitation, signed in there. */
export async function createColleague(
  appUrl: string,
  { call }: Pick<Tenant, "call">,
  name = "Colleague",
): Promise<Pick<Tenant, "call" | "cookie">> {
  const credentials = {
    email: `${crypto.randomUUID()}@example.com`,
    password: "correct horse battery",
  };
  const invited = await call<{ url: string }>("POST", "/api/v1/invitations", {
    email: credentials.email,
    role: "agent",
  });
  const token = new URL(invited.body.url).hash.slice(1);
  const body = { ...credentials, name, invitation: token };
  const signedUp = await send(`${appUrl}/api/v1/signup`, "POST", { origin: appUrl }, body);
  if (signedUp.status !== 201) throw new Error(`sign-up: ${JSON.stringify(signedUp.body)}`);
  const cookie = await signIn(appUrl, credentials);
  if (!cookie) throw new Error("sign-in was refused");
  return { call: memberCaller(appUrl, cookie), cookie };
}

/** A visitor with a session, made as the widget makes it: ticket from the frame's document. */
export async function createVisitor(
  appUrl: string,
  inboxId: string,
): Promise<{ call: Caller; token: string }> {
  const call = visitorCaller(appUrl);
  const ticket = await frameTicket(appUrl, inboxId);
  const session = await call<{ token: string }>("POST", "/api/widget/v1/sessions", {
    inboxId,
    ticket,
  });
  if (session.status !== 201) throw new Error(`session: ${JSON.stringify(session.body)}`);
  return { call: visitorCaller(appUrl, session.body.token), token: session.body.token };
}

/** The embed ticket in a frame's document. */
export async function frameTicket(appUrl: string, inboxId: string): Promise<string> {
  const { body } = await send<string>(`${appUrl}/widget/${inboxId}`, "GET", {});
  const json = /id="linkdesk-config">([^<]+)</.exec(body)?.[1];
  if (!json) throw new Error(`no configuration in the frame: ${body.slice(0, 200)}`);
  return (JSON.parse(json) as { ticket: string }).ticket;
}

/** Starts a conversation and returns its id. */
export async function startConversation(visitor: Caller, text = "Hello"): Promise<string> {
  const started = await visitor<{ conversation: VisitorConversation; message: Message }>(
    "POST",
    "/api/widget/v1/conversations",
    { clientId: crypto.randomUUID(), text },
  );
  if (started.status !== 201) throw new Error(`start: ${JSON.stringify(started.body)}`);
  return started.body.conversation.id;
}
