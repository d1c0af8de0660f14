"use client";

import { PageFrame } from "@/components/shell/page-frame";
import { LoadError } from "@/components/ui/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useSecurity } from "@/lib/client/account/use-account";
import { t } from "@/lib/texts/account";
import { BrowserList } from "./browser-list.tsx";
import { PasswordSection } from "./password-section.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { TwoFactorSection } from "./two-factor-section.tsx";
import { WritingSection } from "./writing-section.tsx";

/** Who somebody is here, and how their account is kept safe. */
export function AccountPage() {
  const security = useSecurity();
  return (
    <PageFrame title={t("page.title")} lead={t("page.lead")}>
      <div className="max-w-xl">
        <ProfileSection />
        <WritingSection />
        {security.isPending && (
          <div role="status" className="mt-8 space-y-3">
            <span className="sr-only">{t("page.loading")}</span>
            <Skeleton className="h-24" />
            <Skeleton className="h-24" />
          </div>
        )}
        {security.isError && !security.data && (
          <LoadError
            title={t("page.loadError")}
            error={security.error}
            onRetry={() => void security.refetch()}
          />
        )}
        {security.data && (
          <>
            <PasswordSection hasPassword={security.data.hasPassword} />
            <TwoFactorSection security={security.data} />
          </>
        )}
        <BrowserList />
      </div>
    </PageFrame>
  );
}
