import { createHash, createHmac } from "node:crypto";
import { Agent, request as httpRequest } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";
import { env } from "./env.ts";

/** Batches of one round go out beside each other. */
const MAX_SOCKETS = 8;

/** What the realtime server refused. */
export class PusherError extends Error {
  readonly status: number;

  constructor(status: number, answer: string) {
    super(`The realtime server answered ${status}: ${answer.slice(0, 200)}`);
    this.name = "PusherError";
    this.status = status;
  }
}

const options = { keepAlive: true, maxSockets: MAX_SOCKETS } as const;
/** On `globalThis`: routes are several bundles of one process. */
const state = globalThis as { linkdeskPusherAgents?: { plain: Agent; tls: TlsAgent } };

/**
 * Posts to the Pusher protocol's HTTP API, signed
 * (https://pusher.com/docs/channels/library_auth_reference/rest-api/#authentication), over connections that are kept.
 * Posting is a part of each message, and Pusher's own client costs three times as much. Throws {@link PusherError}
 * for an answer that is an error, and whatever the connection says.
 */
export function postToPusher(path: string, body: string, timeoutMs: number): Promise<void> {
  state.linkdeskPusherAgents ??= { plain: new Agent(options), tls: new TlsAgent(options) };
  const { plain, tls } = state.linkdeskPusherAgents;
  const { PUSHER_HOST, PUSHER_PORT, PUSHER_TLS, PUSHER_CLUSTER } = env();
  const isTls = PUSHER_HOST ? PUSHER_TLS : true;
  const send = isTls ? tlsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send({
      agent: isTls ? tls : plain,
      host: PUSHER_HOST ?? `api-${PUSHER_CLUSTER}.pusher.com`,
      port: PUSHER_PORT,
      method: "POST",
      path: signedPath(path, body),
      headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      signal: AbortSignal.timeout(timeoutMs),
    });
    request.once("error", reject);
    request.once("response", (response) => {
      const status = response.statusCode ?? 0;
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.once("error", reject);
      response.once("end", () =>
        status < 400 ? resolve() : reject(new PusherError(status, text)),
      );
    });
    request.end(body);
  });
}

function signedPath(path: string, body: string): string {
  const { PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET } = env();
  const full = `/apps/${PUSHER_APP_ID}${path}`;
  const md5 = createHash("md5").update(body).digest("hex");
  // In alphabetical order, as the signature wants them.
  const query = `auth_key=${PUSHER_KEY}&auth_timestamp=${Math.floor(Date.now() / 1_000)}&auth_version=1.0&body_md5=${md5}`;
  const signature = createHmac("sha256", PUSHER_SECRET)
    .update(`POST\n${full}\n${query}`)
    .digest("hex");
  return `${full}?${query}&auth_signature=${signature}`;
}
