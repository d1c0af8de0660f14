import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { FORWARDED, isVercel } from "./client-address.ts";
import { env } from "./env.ts";

/** What a proxy may say of the request that it got, and what it looks like. */
const SAID_BY_PROXIES = new Map([
  ["x-forwarded-proto", /^https?(, *https?)*$/],
  ["x-forwarded-host", /^[\w.:[\]-]+(, *[\w.:[\]-]+)*$/],
  ["x-forwarded-port", /^\d+(, *\d+)*$/],
]);

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/**
 * Of other methods the framework shows pages, fails at files, and throws at TRACE. They are answered
 * as here: a method that the web's `Request` can stand for, at a route that has it not.
 */
const NOT_OFFERED = { method: "PROPFIND", url: "/api/health/live" } as const;

/**
 * Looks at every request before anything reads it, once, when the server starts. What it changes would
 * otherwise be believed, or end in an error of the framework. On Vercel the platform does all this.
 */
export function guardRequests(): void {
  if (isVercel()) return;
  // https://nodejs.org/api/diagnostics_channel.html#http
  subscribe("http.server.request.start", (message) => {
    guardRequest((message as { request: IncomingMessage }).request, env().TRUSTED_PROXIES);
  });
}

type Seen = Pick<IncomingMessage, "headers" | "method" | "url"> & {
  socket: { remoteAddress?: string };
};

/** The pure half of {@link guardRequests}: changes the request in place. */
export function guardRequest(request: Seen, trustedProxies: number): void {
  const { headers } = request;
  // As every proxy does: the last address is then one that we saw ourselves.
  const given = headers[FORWARDED];
  const peer = request.socket.remoteAddress ?? "";
  headers[FORWARDED] = given ? `${given}, ${peer}` : peer;
  delete headers.forwarded;
  for (const [name, form] of SAID_BY_PROXIES) {
    if (trustedProxies === 0 || !form.test(String(headers[name] ?? ""))) delete headers[name];
  }
  if (METHODS.has(request.method ?? "")) request.url = decodableUrl(request.url ?? "/");
  else Object.assign(request, NOT_OFFERED);
}

/** An address whose path is no percent-encoded UTF-8 means the characters that it is made of. */
function decodableUrl(url: string): string {
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll("%", "%25") + (end < 0 ? "" : url.slice(end));
  }
}
