"use client";

import { LogOut, ScrollText, UserRound, Webhook } from "lucide-react";
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
import { useDashboard, useMay } from "@/lib/client/shell/dashboard-context";
import { saveTheme, THEMES, type Theme } from "@/lib/client/shell/theme";

const THEME_NAMES = {
  system: "Same as system",
  light: "Light",
  dark: "Dark",
} satisfies Record<Theme, string>;

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
  const router = useRouter();
  const [theme, setTheme] = useState(initialTheme);
  const [asksToLeave, setAsksToLeave] = useState(false);
  const choose = (next: Theme) => {
    saveTheme(next);
    setTheme(next);
  };
  const leave = () => {
    void clearUnsent();
    void signOut({ redirectTo: "/sign-in" });
  };
  return (
    <>
      <Menu
        label={placement === "rail" ? "Account" : "You: account"}
        side={placement === "rail" ? "beside" : "below-end"}
        className={cx(
          "flex items-center justify-center gap-0.5 rounded-control text-muted hover:text-ink",
          placement === "rail" ? "size-11 hover:bg-pressed" : "h-14 w-full flex-col",
        )}
        button={
          <>
            <Avatar name={me.name} seed={me.memberId} size={placement === "rail" ? "sm" : "xs"} />
            {placement === "bar" && <span className="font-medium text-[11px]">You</span>}
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
            <MenuHeading>Workspace</MenuHeading>
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
        <MenuHeading>Appearance</MenuHeading>
        {THEMES.map((name) => (
          <MenuChoice key={name} checked={name === theme} onSelect={() => choose(name)}>
            {THEME_NAMES[name]}
          </MenuChoice>
        ))}
        <MenuDivider />
        <MenuItem icon={<UserRound aria-hidden="true" />} onSelect={() => router.push("/account")}>
          Your account
        </MenuItem>
        {mayManageWebhooks && (
          <MenuItem
            icon={<Webhook aria-hidden="true" />}
            onSelect={() => router.push("/settings/webhooks")}
          >
            Webhooks
          </MenuItem>
        )}
        {mayReadAudit && (
          <MenuItem
            icon={<ScrollText aria-hidden="true" />}
            onSelect={() => router.push("/settings/audit-log")}
          >
            Audit log
          </MenuItem>
        )}
        <MenuItem
          icon={<LogOut aria-hidden="true" />}
          onSelect={() => (hasOutgoing(me.memberId) ? setAsksToLeave(true) : leave())}
        >
          Sign out
        </MenuItem>
      </Menu>
      <Dialog
        open={asksToLeave}
        onClose={() => setAsksToLeave(false)}
        title="Sign out with unsent messages?"
        description="Some of your replies or notes are not sent yet. Signing out deletes them from this browser."
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsksToLeave(false)}>Stay</Button>
          <Button variant="danger" onClick={leave}>
            Sign out
          </Button>
        </div>
      </Dialog>
    </>
  );
}
