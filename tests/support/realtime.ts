// The realtime server of a running service, as programs with its secret and its clients see it.
import type { ChannelAuth } from "@linkdesk/chat/pusher.ts";
import { connectionOptions } from "@linkdesk/chat/realtime-client.ts";
import type { Message } from "@linkdesk/contract/conversations.ts";
import {
  conversationChannel,
  type TypingEvent,
  workspaceChannel,
} from "@linkdesk/contract/events.ts";
import Pusher from "pusher";
import PusherClient from "pusher-js";
import type { Environment } from "../../scripts/stack.ts";
import type { Caller } from "./http-client.ts";

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

/** Joins the channel of a workspace as a member, and gives each event to `hear`. Returns what leaves it. */
export async function hearWorkspace(
  access: Pick<RealtimeAccess, "key" | "host" | "port">,
  call: Caller,
  workspaceId: string,
  hear: (name: string, data: unknown) => void,
): Promise<() => void> {
  const client = connect(access, { call, api: "/api/v1" });
  const channel = client.subscribe(workspaceChannel(workspaceId));
  channel.bind_global(hear);
  await subscribed(channel);
  return () => client.disconnect();
}

export type Listener = {
  messages: (Message | null)[];
  /** Of programs. */
  typing: TypingEvent[];
  close: () => void;
};

/** Joins the channel of a conversation, as a visitor or as a member, and keeps the messages that it tells of. */
export async function hearMessages(
  access: Pick<RealtimeAccess, "key" | "host" | "port">,
  side: Side,
  conversationId: string,
): Promise<Listener> {
  const client = connect(access, side);
  const messages: Listener["messages"] = [];
  const typing: TypingEvent[] = [];
  const channel = client.subscribe(conversationChannel(conversationId));
  channel.bind("message.created", (data: { message: Message | null }) =>
    messages.push(data.message),
  );
  channel.bind("typing", (data: TypingEvent) => typing.push(data));
  await subscribed(channel);
  return { messages, typing, close: () => client.disconnect() };
}

type Side = { call: Caller; api: "/api/v1" | "/api/widget/v1" };

function connect(
  { key, host, port }: Pick<RealtimeAccess, "key" | "host" | "port">,
  { call, api }: Side,
): PusherClient {
  const config = { key, cluster: "", host, port: Number(port), tls: false };
  const authorize = async (socket_id: string, channel_name: string) => {
    const body = { socket_id, channel_name };
    return (await call<ChannelAuth>("POST", `${api}/realtime/auth`, body)).body;
  };
  const options = connectionOptions(config, host, { channel: authorize, user: async () => null });
  return new PusherClient(key, options);
}

function subscribed(channel: ReturnType<PusherClient["subscribe"]>): Promise<unknown> {
  return new Promise((done, fail) => {
    channel.bind("pusher:subscription_succeeded", done);
    channel.bind("pusher:subscription_error", fail);
  });
}
