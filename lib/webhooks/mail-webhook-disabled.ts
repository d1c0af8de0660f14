import "server-only";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import type { DisabledReason } from "@linkdesk/contract/webhooks.ts";
import { webhookDisabledMail } from "../mail/templates/webhook-disabled.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { isMailDelivered, sendMail } from "../platform/mail.ts";
import { listAdminAddresses } from "../workspaces/list-admin-addresses.ts";

/** The job: notifies the admins that a webhook was turned off. */
export async function mailWebhookDisabled(
  { workspaceId, webhookId }: JobData<"mail-webhook-disabled">,
  job: { id: string },
): Promise<void> {
  const webhook = await db().webhook.findFirst({
    where: { id: webhookId, workspaceId, enabled: false },
    select: { url: true, disabledReason: true, workspace: { select: { name: true } } },
  });
  const reason = webhook?.disabledReason as DisabledReason | null | undefined;
  // It was deleted or turned on again in the meantime.
  if (!webhook || !reason) return;
  const { host } = new URL(webhook.url);
  const url = `${env().APP_URL}/settings/webhooks/${webhookId}`;
  const mail = webhookDisabledMail({ host, workspaceName: webhook.workspace.name, reason, url });
  for (const { memberId, email } of await listAdminAddresses(workspaceId, isMailDelivered())) {
    await sendMail({ to: email, ...mail }, `${job.id}-${memberId}`);
  }
}
