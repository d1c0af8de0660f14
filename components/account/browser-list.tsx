"use client";

import type { SignedInBrowser } from "@linkdesk/contract/accounts.ts";
import { parseUserAgent } from "@linkdesk/contract/user-agent.ts";
import { Monitor, Smartphone } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { LoadError } from "@/components/ui/load-error";
import { RelativeTime } from "@/components/ui/relative-time";
import {
  useBrowsers,
  useSignOutBrowser,
  useSignOutEverywhere,
} from "@/lib/client/account/use-account";
import { errorText } from "@/lib/client/api";
import { softwareName } from "@/lib/client/software-name";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/account";
import { AccountSection } from "./account-section.tsx";

/** Where somebody is signed in, and how to end it. */
export function BrowserList() {
  const browsers = useBrowsers();
  const [isEnding, setIsEnding] = useState(false);
  const { mutate, isPending, error } = useSignOutEverywhere();
  return (
    <AccountSection
      title={t("browsers.title")}
      lead={t("browsers.lead")}
      action={
        <Button size="sm" onClick={() => setIsEnding(true)}>
          {t("browsers.everywhereAsk")}
        </Button>
      }
    >
      {browsers.isError && !browsers.data && (
        <LoadError
          title={t("browsers.loadError")}
          error={browsers.error}
          onRetry={() => void browsers.refetch()}
        />
      )}
      <ul aria-label={t("browsers.title")} className="divide-y divide-line">
        {browsers.data?.map((browser) => (
          <BrowserRow key={browser.id} browser={browser} />
        ))}
      </ul>
      <ConfirmDialog
        open={isEnding}
        onClose={() => setIsEnding(false)}
        title={t("browsers.everywhereTitle")}
        description={t("browsers.everywhereText")}
        confirmLabel={t("browsers.everywhere")}
        busy={isPending}
        error={error ? errorText(error) : null}
        onConfirm={() => mutate(undefined, { onSuccess: () => window.location.assign("/sign-in") })}
      />
    </AccountSection>
  );
}

function BrowserRow({ browser }: { browser: SignedInBrowser }) {
  const { mutate, isPending } = useSignOutBrowser();
  const { browser: name, os, device } = parseUserAgent(browser.userAgent ?? "");
  const Icon = device === "computer" ? Monitor : Smartphone;
  const label = softwareName({ browser: name ?? t("browsers.unknown"), os, device });
  const signOut = () =>
    mutate(browser.id, {
      onSuccess: () => showToast({ text: t("browsers.done") }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-sm">{label}</p>
        <p className="text-[13px] text-muted">
          {t.rich("browsers.lastSeen", { time: () => <RelativeTime iso={browser.lastSeenAt} /> })}
        </p>
      </div>
      {browser.isCurrent ? (
        <Badge tone="accent">{t("browsers.current")}</Badge>
      ) : (
        <Button
          size="sm"
          busy={isPending}
          aria-label={t("browsers.signOutOf", { browser: label })}
          onClick={signOut}
        >
          {t("browsers.signOut")}
        </Button>
      )}
    </li>
  );
}
