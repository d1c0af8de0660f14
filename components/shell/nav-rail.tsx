"use client";

import { BookOpen, Inbox, MessagesSquare, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { LogoMark } from "@/components/ui/logo";
import { useConversationCounts } from "@/lib/client/conversations/use-conversations";
import type { Theme } from "@/lib/client/shell/theme";
import { t } from "@/lib/texts/shell";
import { AccountMenu } from "./account-menu.tsx";

const PLACES = [
  { name: "conversations", icon: MessagesSquare },
  { name: "inboxes", icon: Inbox },
  { name: "members", icon: Users },
  { name: "docs", icon: BookOpen },
] as const;

/** Navigation: a slim rail beside the page, or a bar below it on a phone. */
export function NavRail({ theme }: { theme: Theme }) {
  const pathname = usePathname();
  // An open conversation needs the whole phone; its own back link leads out.
  const hidesOnPhone = /^\/conversations\/./.test(pathname);
  return (
    <nav
      aria-label={t("nav.label")}
      className={cx(
        // A conversation in a window of its own has nothing beside it.
        "group-has-[[data-alone]]/page:hidden! shrink-0 items-center bg-rail pb-safe max-md:order-last md:flex md:w-16 md:flex-col md:py-3",
        hidesOnPhone ? "hidden" : "flex",
      )}
    >
      <Link href="/conversations" aria-label="Linkdesk" className="mb-4 max-md:hidden">
        <LogoMark className="size-9" />
      </Link>
      <ul className="flex flex-1 max-md:justify-around md:flex-col md:gap-1.5">
        {PLACES.map((place) => (
          <li key={place.name} className="max-md:flex-1">
            <Place {...place} current={pathname.startsWith(`/${place.name}`)} />
          </li>
        ))}
        <li className="max-md:flex-1 md:hidden">
          <AccountMenu initialTheme={theme} placement="bar" />
        </li>
      </ul>
      <div className="max-md:hidden">
        <AccountMenu initialTheme={theme} placement="rail" />
      </div>
    </nav>
  );
}

function Place({ name, icon: Icon, current }: (typeof PLACES)[number] & { current: boolean }) {
  const label = t(`nav.${name}`);
  return (
    <Link
      href={`/${name}`}
      // The documentation is read now and then; its code is no part of the dashboard's first load.
      prefetch={name === "docs" ? false : undefined}
      title={label}
      aria-current={current ? "page" : undefined}
      className={cx(
        "relative flex flex-col items-center justify-center gap-0.5 rounded-control transition-colors max-md:h-14 max-md:w-full md:size-11",
        current
          ? "text-rail-ink md:bg-rail-current"
          : "text-rail-muted hover:text-rail-ink md:hover:bg-rail-hover",
      )}
    >
      <span className="relative">
        <Icon aria-hidden="true" className="size-5" strokeWidth={current ? 2.2 : 1.8} />
        {name === "conversations" && <UnreadCount />}
      </span>
      <span className="font-medium text-[11px] md:sr-only">{label}</span>
    </Link>
  );
}

/** Of the conversations that the member has chosen to have counted. */
function UnreadCount() {
  const unread = useConversationCounts().data?.unread ?? 0;
  if (unread === 0) return null;
  return (
    <span className="absolute -end-3 -top-2 flex h-4 min-w-4 items-center justify-center rounded-full bg-rail-dot px-1 font-semibold text-[10px] text-rail leading-none ring-2 ring-rail">
      <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
      <span className="sr-only">{t("nav.unread", { count: unread })}</span>
    </span>
  );
}
