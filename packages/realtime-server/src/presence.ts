import type { App } from "./app.ts";
import type { Channel, Member, Subscriber } from "./channel.ts";
import { parseUserId } from "./channel-name.ts";
import { frameEvent } from "./frames.ts";
import { isJsonObject, parseJson } from "./json.ts";
import type { Limits, Settings } from "./options.ts";

/** Who joins a presence channel. */
export interface Joiner {
  userId: string;
  infoJson: string;
}

/** Reads a subscription's `channel_data`; a string says what is wrong with it. */
export function parseChannelData(channelData: string, limits: Limits): Joiner | string {
  const data = parseJson(channelData);
  if (!isJsonObject(data)) return "channel_data is not a JSON object";
  const userId = parseUserId(data.user_id, limits.userIdLength);
  if (userId === null) {
    return `channel_data needs a user_id of 1 to ${limits.userIdLength} characters`;
  }
  return { userId, infoJson: JSON.stringify(data.user_info ?? {}) };
}

/** Why `joiner` may not enter, or null when it may. */
export function checkPresenceLimits(
  channel: Channel,
  joiner: Joiner,
  settings: Settings,
): string | null {
  const { presenceMembers, presenceUserInfoBytes } = settings.limits;
  if (Buffer.byteLength(joiner.infoJson) > presenceUserInfoBytes) {
    return `user_info is larger than ${presenceUserInfoBytes} bytes`;
  }
  const members = channel.members;
  if (members && !members.has(joiner.userId) && members.size >= presenceMembers) {
    return `Presence channels hold at most ${presenceMembers} members`;
  }
  return null;
}

/** `{"presence": {ids, hash, count}}` as JSON text. Written by hand so that any id is only a name. */
export function presenceListJson(members: ReadonlyMap<string, Member>): string {
  const ids = JSON.stringify([...members.keys()]);
  const hash = Array.from(members.values(), (m) => `${JSON.stringify(m.userId)}:${m.infoJson}`);
  return `{"presence":{"ids":${ids},"hash":{${hash.join(",")}},"count":${members.size}}}`;
}

/** Counts a connection of `joiner`; the others hear of it when it is the user's first. */
export function addMember(app: App, channel: Channel, joiner: Joiner, self: Subscriber): void {
  const known = channel.members?.get(joiner.userId);
  if (known) {
    known.connections += 1;
    known.infoJson = joiner.infoJson;
    known.removal?.cancel();
    known.removal = undefined;
    return;
  }
  channel.members?.set(joiner.userId, { ...joiner, connections: 1 });
  const data = `{"user_id":${JSON.stringify(joiner.userId)},"user_info":${joiner.infoJson}}`;
  const event = "pusher_internal:member_added";
  channel.broadcast(frameEvent({ event, channel: channel.name, data }), self);
  app.notify({ name: "member_added", channel: channel.name, user_id: joiner.userId });
}

/**
 * Takes back one connection of a user. The last one removes the member: at once when the client
 * unsubscribed, after the grace period when it merely vanished.
 */
export function releaseMember(
  app: App,
  channel: Channel,
  userId: string,
  isDeliberate: boolean,
): void {
  const member = channel.members?.get(userId);
  if (!member) return;
  member.connections -= 1;
  if (member.connections > 0) return;
  const remove = () => {
    channel.members?.delete(userId);
    const data = JSON.stringify({ user_id: userId });
    const event = "pusher_internal:member_removed";
    channel.broadcast(frameEvent({ event, channel: channel.name, data }));
    app.notify({ name: "member_removed", channel: channel.name, user_id: userId });
  };
  if (isDeliberate) remove();
  else member.removal = app.leaveQueue.add(remove);
}
