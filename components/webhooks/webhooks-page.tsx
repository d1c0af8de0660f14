"use client";

import { Plus, Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { useWebhooks } from "@/lib/client/webhooks/use-webhooks";
import { CreateWebhookDialog } from "./create-webhook-dialog.tsx";
import { FailedEvents } from "./failed-events.tsx";
import { WebhookRow } from "./webhook-row.tsx";

/** Which of the business's own servers are told what happens. */
export function WebhooksPage() {
  const mayManage = useMay("webhook.manage");
  const [isCreating, setCreating] = useState(false);
  return (
    <PageFrame
      title="Webhooks"
      lead={
        <>
          Linkdesk sends a signed request to your own server for each event.{" "}
          <a href="/docs/webhooks" className="text-accent-text underline">
            How to receive events
          </a>
        </>
      }
      action={
        mayManage && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden="true" className="size-4" />
            New webhook
          </Button>
        )
      }
    >
      {mayManage ? (
        <>
          <FailedEvents />
          <WebhookList onCreate={() => setCreating(true)} />
        </>
      ) : (
        <Notice>Only admins can set up webhooks.</Notice>
      )}
      <CreateWebhookDialog open={isCreating} onClose={() => setCreating(false)} />
    </PageFrame>
  );
}

function WebhookList({ onCreate }: { onCreate: () => void }) {
  const webhooks = useWebhooks(true);
  if (webhooks.isPending) {
    return (
      <div role="status" className="space-y-3">
        <span className="sr-only">Loading webhooks</span>
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    );
  }
  if (!webhooks.data) {
    return (
      <LoadError
        title="The webhooks could not be loaded"
        error={webhooks.error}
        onRetry={() => void webhooks.refetch()}
      />
    );
  }
  if (webhooks.data.length === 0) {
    return (
      <EmptyState
        icon={WebhookIcon}
        title="No webhooks yet"
        action={<Button onClick={onCreate}>Create the first one</Button>}
      >
        Notify your CRM, your bot or your own code about new messages and conversations.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {webhooks.data.map((webhook) => (
        <WebhookRow key={webhook.id} webhook={webhook} />
      ))}
    </ul>
  );
}
