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
 * The chat, for as long as this component is mounted. It renders nothing itself: the launcher
 * is beside the page's own content. `user` and `showLauncher` change without a restart. Callbacks may be
 * new functions on every render. A change of any other prop starts the chat again.
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

/** Controls the chat from any component. Returns the same object each time. */
export function useLinkdesk(): LinkdeskCommands {
  return commands;
}
