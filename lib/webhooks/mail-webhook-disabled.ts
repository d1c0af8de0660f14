import "server-only";
import type { JobData } from "../contract/jobs.ts";
import { writeMail } from "../mail/write-mail.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { isMailDelivered, sendMail } from "../platform/mail.ts";
import { listAdminAddresses } from "../workspaces/list-admin-addresses.ts";

const WHY = new Map([
  ["gone", "Its server answered that the address is gone for good (410)."],
  ["failing", "For three days nothing that was sent to it arrived."],
]);

/** The job: tells the admins that a webhook of theirs was turned off. */
export async function mailWebhookDisabled(
  { workspaceId, webhookId }: JobData<"mail-webhook-disabled">,
  job: { id: string },
): Promise<void> {
  const webhook = await db().webhook.findFirst({
    where: { id: webhookId, workspaceId, enabled: false },
    select: { url: true, disabledReason: true, workspace: { select: { name: true } } },
  });
  const why = WHY.get(webhook?.disabledReason ?? "");
  // Somebody has seen to it already.
  if (!webhook || !why) return;
  const { host } = new URL(webhook.url);
  const letter = writeMail({
    subject: `The webhook to ${host} was turned off`,
    paragraphs: [
      `Linkdesk tells ${host} what happens in ${webhook.workspace.name}. ${why} So it was turned off.`,
      "What was not delivered is listed there, with the error. Turn the webhook on again when the receiver works, and send what you need once more.",
    ],
    action: { label: "Look at it", url: `${env().APP_URL}/settings/webhooks/${webhookId}` },
    footer: "You get this mail because you are an admin of this workspace.",
  });
  for (const { memberId, email } of await listAdminAddresses(workspaceId, isMailDelivered())) {
    await sendMail({ to: email, ...letter }, `${job.id}-${memberId}`);
  }
}
