import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AfterHydration } from "@/components/shell/after-hydration";
import { DashboardProviders } from "@/components/shell/dashboard-providers";
import { NavRail } from "@/components/shell/nav-rail";
import { SkipLink } from "@/components/shell/skip-link";
import { VerifyEmailBanner } from "@/components/shell/verify-email-banner";
import { currentMember, currentPerson, currentWorkspaces } from "@/lib/accounts/current-member";
import { dashboardConfig } from "@/lib/accounts/dashboard-config";
import { parseTheme, THEME_COOKIE } from "@/lib/client/shell/theme";
import { publishPackages } from "@/lib/packages/publish-packages";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const me = await currentMember();
  if (!me) redirect((await currentPerson()) ? "/welcome" : "/sign-in");
  const { realtime, appUrl, mail } = dashboardConfig();
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <DashboardProviders
      me={me}
      workspaces={await currentWorkspaces()}
      config={{ appUrl, mail, packages: await publishPackages() }}
      realtime={realtime}
    >
      <SkipLink />
      <div className="group/page flex h-dvh flex-col overflow-hidden md:flex-row">
        <NavRail theme={theme} />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <VerifyEmailBanner />
          <div className="min-h-0 flex-1">
            <AfterHydration>{children}</AfterHydration>
          </div>
        </div>
      </div>
    </DashboardProviders>
  );
}
