"use client";

import type { LinkdeskCommands, LinkdeskOptions } from "@linkdesk/embed";
import { commands, type MountedChat, mountChat } from "@linkdesk/embed";
import { useEffect, useRef } from "react";

export type {
  LinkdeskCommands,
  LinkdeskFormField,
  LinkdeskLanguage,
  LinkdeskMessage,
  LinkdeskProactiveMessage,
  LinkdeskTranslations,
  LinkdeskUser,
} from "@linkdesk/embed";

export type LinkdeskChatProps = LinkdeskOptions;

/**
 * The chat, for as long as this component is mounted. Renders nothing itself: the launcher lives
 * beside the page's own content. `user` and `showLauncher` change in place, callbacks may be new
 * functions on every render, and any other prop that really changes starts the chat again.
 */
export function LinkdeskChat(props: LinkdeskChatProps): null {
  const chat = useRef<MountedChat>(null);
  useEffect(() => {
    const mounted = mountChat();
    chat.current = mounted;
    return mounted.unmount;
  }, []);
  useEffect(() => chat.current?.update(props));
  return null;
}

export { LinkdeskChat as LinktorChat };

/** Steers the chat from any component. The result is always the same object. */
export function useLinkdesk(): LinkdeskCommands {
  return commands;
}
