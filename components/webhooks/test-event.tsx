"use client";

import type { Webhook } from "@linkdesk/contract/webhooks.ts";
import { Send } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useTestWebhook } from "@/lib/client/webhooks/use-webhooks";
import { Body } from "./delivery-body.tsx";

/** Sends a test event and shows at once what the receiver says. */
export function TestEvent({ webhook }: { webhook: Webhook }) {
  const { mutate, data, isPending, error } = useTestWebhook(webhook.id);
  return (
    <section aria-label="Test">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button busy={isPending} onClick={() => mutate()}>
          <Send aria-hidden="true" className="size-4" />
          Send a test event
        </Button>
        <span className="text-[13px] text-muted">
          {isPending
            ? "Waiting for an answer…"
            : "A ping, sent once, even while the webhook is off."}
        </span>
      </div>
      <div role="status" className="mt-3 flex flex-col gap-3 empty:hidden">
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        {!isPending && data?.state === "delivered" && (
          <Notice tone="success">{`It arrived: ${data.lastStatus} after ${data.lastDurationMs} ms.`}</Notice>
        )}
        {!isPending && data && data.state !== "delivered" && (
          <Notice tone="danger">{`It did not arrive. ${data.lastError}`}</Notice>
        )}
        {!isPending && data?.response && (
          <Body title="What your server answered" text={data.response} />
        )}
      </div>
    </section>
  );
}
