"use client";

import {
  Download,
  IdCard,
  KeyRound,
  ListChecks,
  LogOut,
  MessagesSquare,
  ScrollText,
  Tags,
  UserRound,
  Webhook,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Dialog } from "@/components/ui/dialog";
import { Menu, MenuChoice, MenuDivider, MenuHeading, MenuItem } from "@/components/ui/menu";
import { useGoToWorkspace } from "@/lib/client/account/use-account";
import { clearUnsent, hasOutgoing } from "@/lib/client/conversations/unsent";
import { clearRecentSearches } from "@/lib/client/search/recent-searches";
import { useDashboard, useMay } from "@/lib/client/shell/dashboard-context";
import { saveTheme, THEMES, type Theme } from "@/lib/client/shell/theme";
import { t } from "@/lib/texts/shell";

/** Who is signed in and where, the theme, and the way out. */
export function AccountMenu({
  initialTheme,
  placement,
}: {
  initialTheme: Theme;
  placement: "rail" | "bar";
}) {
  const { me, workspaces } = useDashboard();
  const goTo = useGoToWorkspace();
  const mayReadAudit = useMay("audit.read");
  const mayManageWebhooks = useMay("webhook.manage");
  const mayManageKeys = useMay("api_key.manage");
  const mayImport = useMay("import.manage");
  const router = useRouter();
  const [theme, setTheme] = useState(initialTheme);
  const [asksToLeave, setAsksToLeave] = useState(false);
  const choose = (next: Theme) => {
    saveTheme(next);
    setTheme(next);
  };
  const leave = () => {
    void clearUnsent();
    clearRecentSearches();
    void signOut({ redirectTo: "/sign-in" });
  };
  return (
    <>
      <Menu
        label={placement === "rail" ? t("menu.label") : t("menu.labelYou")}
        side={placement === "rail" ? "beside" : "below-end"}
        className={cx(
          "flex items-center justify-center gap-0.5 rounded-control text-rail-muted hover:text-rail-ink",
          placement === "rail" ? "size-11 hover:bg-rail-hover" : "h-14 w-full flex-col",
        )}
        button={
          <>
            <Avatar name={me.name} seed={me.memberId} size={placement === "rail" ? "sm" : "xs"} />
            {placement === "bar" && (
              <span className="font-medium text-[11px]">{t("menu.you")}</span>
            )}
          </>
        }
      >
        <div className="px-2.5 py-2">
          <p className="truncate font-medium text-sm">{me.name}</p>
          <p className="truncate text-[13px] text-muted">{me.email}</p>
          {workspaces.length === 1 && (
            <p className="truncate text-[13px] text-muted">{me.workspace.name}</p>
          )}
        </div>
        {workspaces.length > 1 && (
          <>
            <MenuDivider />
            <MenuHeading>{t("menu.workspace")}</MenuHeading>
            {workspaces.map(({ id, name }) => (
              <MenuChoice
                key={id}
                checked={id === me.workspace.id}
                onSelect={() => id !== me.workspace.id && goTo.mutate(id)}
              >
                {name}
              </MenuChoice>
            ))}
          </>
        )}
        <MenuDivider />
        <MenuHeading>{t("menu.appearance")}</MenuHeading>
        {THEMES.map((name) => (
          <MenuChoice key={name} checked={name === theme} onSelect={() => choose(name)}>
            {t(`menu.themes.${name}`)}
          </MenuChoice>
        ))}
        <MenuDivider />
        <MenuItem icon={<UserRound aria-hidden="true" />} onSelect={() => router.push("/account")}>
          {t("menu.account")}
        </MenuItem>
        <MenuItem icon={<Tags aria-hidden="true" />} onSelect={() => router.push("/settings/tags")}>
          {t("menu.tags")}
        </MenuItem>
        <MenuItem
          icon={<ListChecks aria-hidden="true" />}
          onSelect={() => router.push("/settings/attributes")}
        >
          {t("menu.attributes")}
        </MenuItem>
        <MenuItem
          icon={<MessagesSquare aria-hidden="true" />}
          onSelect={() => router.push("/settings/saved-replies")}
        >
          {t("menu.savedReplies")}
        </MenuItem>
        {mayManageWebhooks && (
          <MenuItem
            icon={<Webhook aria-hidden="true" />}
            onSelect={() => router.push("/settings/webhooks")}
          >
            {t("menu.webhooks")}
          </MenuItem>
        )}
        {mayManageWebhooks && (
          <MenuItem
            icon={<IdCard aria-hidden="true" />}
            onSelect={() => router.push("/settings/contact-card")}
          >
            {t("menu.contactCard")}
          </MenuItem>
        )}
        {mayManageKeys && (
          <MenuItem
            icon={<KeyRound aria-hidden="true" />}
            onSelect={() => router.push("/settings/api-keys")}
          >
            {t("menu.apiKeys")}
          </MenuItem>
        )}
        {mayImport && (
          <MenuItem
            icon={<Download aria-hidden="true" />}
            onSelect={() => router.push("/settings/imports")}
          >
            {t("menu.imports")}
          </MenuItem>
        )}
        {mayReadAudit && (
          <MenuItem
            icon={<ScrollText aria-hidden="true" />}
            onSelect={() => router.push("/settings/audit-log")}
          >
            {t("menu.audit")}
          </MenuItem>
        )}
        <MenuItem
          icon={<LogOut aria-hidden="true" />}
          onSelect={() => (hasOutgoing(me.memberId) ? setAsksToLeave(true) : leave())}
        >
          {t("menu.signOut")}
        </MenuItem>
      </Menu>
      <Dialog
        open={asksToLeave}
        onClose={() => setAsksToLeave(false)}
        title={t("leave.title")}
        description={t("leave.description")}
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsksToLeave(false)}>{t("leave.stay")}</Button>
          <Button variant="danger" onClick={leave}>
            {t("menu.signOut")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
