// The realtime server of a running service, as programs with its secret see it.
import Pusher from "pusher";
import type { Environment } from "../../scripts/stack.ts";

/** How a service reaches its realtime server. */
export type RealtimeAccess = {
  appId: string;
  key: string;
  secret: string;
  host: string;
  port: string;
};

/** What a stack's environment says about its realtime server. */
export function realtimeAccess(env: Environment): RealtimeAccess {
  return {
    appId: env.PUSHER_APP_ID ?? "",
    key: env.PUSHER_KEY ?? "",
    secret: env.PUSHER_SECRET ?? "",
    host: env.PUSHER_HOST ?? "",
    port: env.PUSHER_PORT ?? "",
  };
}

export const realtimeApi = (access: RealtimeAccess) => new Pusher({ ...access, useTLS: false });

/** That of the browser tests' service. */
export const realtimeUnderTest = (): RealtimeAccess =>
  JSON.parse(process.env.REALTIME_UNDER_TEST ?? "{}");

/** How many sockets are in a channel. */
export async function countSubscribers(access: RealtimeAccess, channel: string): Promise<number> {
  const params = { info: "subscription_count" };
  const path = `/channels/${encodeURIComponent(channel)}`;
  const response = await realtimeApi(access).get({ path, params });
  const body = (await response.json()) as { subscription_count?: number };
  return body.subscription_count ?? 0;
}

/** How many sockets have signed in as somebody: that is what makes them end together. */
export const countSignedIn = (access: RealtimeAccess, user: string): Promise<number> =>
  countSubscribers(access, `#server-to-user-${user}`);
