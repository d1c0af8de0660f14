export { createChat } from "./client.ts";
export { browserEnvironment } from "./environment.ts";
export type {
  Chat,
  ChatError,
  ChatNetwork,
  ChatOptions,
  ChatState,
  ChatStorage,
  PendingMessage,
  Result,
  SendOptions,
} from "./options.ts";
export type {
  PusherChannel,
  PusherClass,
  PusherClient,
  PusherOptions,
} from "./pusher.ts";
export type * from "./types.ts";
