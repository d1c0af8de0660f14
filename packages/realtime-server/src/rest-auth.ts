import type { App } from "./app.ts";
import { bodyDigest, isSameText, signText } from "./signatures.ts";

/** What a REST call's signature covers, and the body. */
export interface SignedRequest {
  method: string;
  path: string;
  query: ReadonlyMap<string, string>;
  body: Buffer;
}

/** The decoded parameters of a query string, names in lower case, as the signature wants them. */
export function parseQuery(search: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const pair of search.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = equals < 0 ? pair : pair.slice(0, equals);
    const value = equals < 0 ? "" : pair.slice(equals + 1);
    query.set(decode(name).toLowerCase(), decode(value));
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Null when the call is signed with the application's secret and recent, else why not. */
export function checkRestAuth(app: App, request: SignedRequest, nowMs: number): string | null {
  const { key, secret } = app.options;
  const { query, body } = request;
  const given = query.get("auth_signature");
  if (given === undefined || query.get("auth_key") === undefined) {
    return "Authentication parameters auth_key and auth_signature are required";
  }
  if (!isSameText(query.get("auth_key") ?? "", key)) return "Unknown auth_key";
  if (query.get("auth_version") !== "1.0") return "Version required: auth_version must be 1.0";
  const timestamp = query.get("auth_timestamp") ?? "";
  const skewSeconds = app.settings.limits.restTimestampSkewSeconds;
  if (!/^\d{1,12}$/.test(timestamp)) return "auth_timestamp must be a Unix time in seconds";
  if (Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) > skewSeconds) {
    return `Timestamp expired: given timestamp not within ${skewSeconds}s of server time`;
  }
  if (body.length > 0 && !isSameText(query.get("body_md5") ?? "", bodyDigest(body))) {
    return "Invalid body_md5: it is not the MD5 of the body that arrived";
  }
  const signed = [...query.entries()]
    .filter(([name]) => name !== "auth_signature")
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const text = `${request.method}\n${request.path}\n${signed}`;
  if (!isSameText(given, signText(secret, text))) {
    return `Invalid signature: you should have sent HmacSHA256Hex(${JSON.stringify(text)}, your_secret_key)`;
  }
  return null;
}
