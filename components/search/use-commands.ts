import { isAllowed } from "@linkdesk/contract/permissions.ts";
import {
  BookOpen,
  Inbox,
  Keyboard,
  type LucideIcon,
  MessagesSquare,
  Palette,
  Users,
  Zap,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CONVERSATION_KEYS } from "@/components/conversations/conversation-keys";
import { openShortcuts } from "@/components/conversations/shortcuts";
import { actionOfKey } from "@/components/conversations/use-thread-keys";
import { SETTINGS_PLACES } from "@/components/shell/settings-places";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import type { Command } from "@/lib/client/search/match-commands";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { saveTheme, THEMES } from "@/lib/client/shell/theme";
import { t } from "@/lib/texts/search";
import { t as shell } from "@/lib/texts/shell";
import { t as shortcuts } from "@/lib/texts/shortcuts";

export type ShownCommand = Command & {
  icon: LucideIcon;
  /** What it belongs to, such as the conversation that is open. */
  place: string;
  /** Whether it acts on the open conversation. */
  isOfConversation?: boolean;
  /** The key that does the same. */
  shortcut?: string;
  run: () => void;
};

const PAGES = [
  { name: "conversations", href: "/conversations", icon: MessagesSquare },
  { name: "inboxes", href: "/inboxes", icon: Inbox },
  { name: "members", href: "/members", icon: Users },
  { name: "docs", href: "/docs", icon: BookOpen },
] as const;

/**
 * What the search dialog can do besides searching: act on the open conversation, open pages and settings, and change
 * the appearance. Those of the conversation are the ones that can be done when the dialog opens.
 */
export function useCommands(): ShownCommand[] {
  const { me } = useDashboard();
  const router = useRouter();
  const inboxes = useInboxes();
  const [ofConversation] = useState(conversationCommands);
  const open = (href: string) => () => router.push(href);
  return [
    ...ofConversation,
    ...PAGES.map(({ name, href, icon }) => ({
      ...{ id: href, icon, place: t("commands.page"), run: open(href) },
      label: shell(`nav.${name}`),
      words: t(`commands.words.${name}`),
    })),
    ...SETTINGS_PLACES.filter(({ action }) => !action || isAllowed(me.role, action)).map(
      ({ name, href, icon }) => ({
        ...{ id: href, icon, place: t("commands.settings"), run: open(href) },
        label: shell(`menu.${name}`),
        words: t("commands.words.settings"),
      }),
    ),
    ...(inboxes.data ?? []).map(({ id, name }) => ({
      ...{ id, icon: Inbox, place: t("commands.inbox"), run: open(`/inboxes/${id}`) },
      label: name,
      words: t("commands.words.settings"),
    })),
    ...THEMES.map((theme) => ({
      ...{ id: `theme-${theme}`, icon: Palette, place: shell("menu.appearance") },
      label: shell(`menu.themes.${theme}`),
      words: `${shell("menu.appearance")} ${t("commands.words.theme")}`,
      run: () => saveTheme(theme),
    })),
    {
      ...{ id: "shortcuts", icon: Keyboard, place: t("commands.help"), run: openShortcuts },
      label: shortcuts("title"),
      shortcut: shortcuts("keys.help"),
    },
  ];
}

function conversationCommands(): ShownCommand[] {
  return CONVERSATION_KEYS.flatMap((name) => {
    const shortcut = shortcuts(`keys.${name}`);
    if (!actionOfKey(shortcut)) return [];
    const run = () => actionOfKey(shortcut)?.();
    const id = `conversation-${name}`;
    const label = shortcuts(`does.${name}`);
    const place = t("commands.conversation");
    return [{ id, icon: Zap, place, isOfConversation: true, label, shortcut, run }];
  });
}
