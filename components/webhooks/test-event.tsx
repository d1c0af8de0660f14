"use client";

import type { Webhook } from "@linkdesk/contract/webhooks.ts";
import { Send } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useTestWebhook } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";
import { Body } from "./delivery-body.tsx";

/** Sends a test event and shows at once what the receiver says. */
export function TestEvent({ webhook }: { webhook: Webhook }) {
  const { mutate, data, isPending, error } = useTestWebhook(webhook.id);
  return (
    <section aria-label={t("test.title")}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button busy={isPending} onClick={() => mutate()}>
          <Send aria-hidden="true" className="size-4" />
          {t("test.button")}
        </Button>
        <span className="text-[13px] text-muted">
          {isPending ? t("test.waiting") : t("test.hint")}
        </span>
      </div>
      <div role="status" className="mt-3 flex flex-col gap-3 empty:hidden">
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        {!isPending && data?.state === "delivered" && (
          <Notice tone="success">
            {t("test.arrived", {
              status: data.lastStatus ?? 0,
              milliseconds: data.lastDurationMs ?? 0,
            })}
          </Notice>
        )}
        {!isPending && data && data.state !== "delivered" && (
          <Notice tone="danger">{t("test.failed", { reason: data.lastError ?? "" })}</Notice>
        )}
        {!isPending && data?.response && <Body title={t("answer")} text={data.response} />}
      </div>
    </section>
  );
}
