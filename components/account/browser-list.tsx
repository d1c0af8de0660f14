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
import { showToast } from "@/lib/client/toasts";
import { AccountSection } from "./account-section.tsx";

/** Where somebody is signed in, and how to end it. */
export function BrowserList() {
  const browsers = useBrowsers();
  const [isEnding, setIsEnding] = useState(false);
  const { mutate, isPending, error } = useSignOutEverywhere();
  return (
    <AccountSection
      title="Signed-in browsers"
      lead="If you don’t recognise one, sign it out and change your password."
      action={
        <Button size="sm" onClick={() => setIsEnding(true)}>
          Sign out everywhere…
        </Button>
      }
    >
      {browsers.isError && !browsers.data && (
        <LoadError
          title="The list could not be loaded"
          error={browsers.error}
          onRetry={() => void browsers.refetch()}
        />
      )}
      <ul aria-label="Signed-in browsers" className="divide-y divide-line">
        {browsers.data?.map((browser) => (
          <BrowserRow key={browser.id} browser={browser} />
        ))}
      </ul>
      <ConfirmDialog
        open={isEnding}
        onClose={() => setIsEnding(false)}
        title="Sign out everywhere?"
        description="This signs you out of every browser, including this one."
        confirmLabel="Sign out everywhere"
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
  const label = [name ?? "A browser", os && `on ${os}`].filter(Boolean).join(" ");
  const signOut = () =>
    mutate(browser.id, {
      onSuccess: () => showToast({ text: "Browser signed out" }),
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
    });
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-sm">{label}</p>
        <p className="text-[13px] text-muted">
          Last seen <RelativeTime iso={browser.lastSeenAt} />
        </p>
      </div>
      {browser.isCurrent ? (
        <Badge tone="accent">This browser</Badge>
      ) : (
        <Button size="sm" busy={isPending} aria-label={`Sign out ${label}`} onClick={signOut}>
          Sign out
        </Button>
      )}
    </li>
  );
}
