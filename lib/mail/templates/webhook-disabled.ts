import type { DisabledReason } from "@linkdesk/contract/webhooks.ts";
import { type Mail, writeMail } from "../write-mail.ts";

const REASONS: Record<DisabledReason, string> = {
  gone: "Its server answered that the address is permanently gone (410).",
  failing: "Every delivery to it failed for three days.",
};

type Options = { host: string; workspaceName: string; reason: DisabledReason; url: string };

/** Notifies an admin that a webhook was turned off. `url` is the webhook's page. */
export function webhookDisabledMail({ host, workspaceName, reason, url }: Options): Mail {
  return writeMail({
    subject: `The webhook to ${host} was turned off`,
    paragraphs: [
      `The webhook sends events of ${workspaceName} to ${host}. ${REASONS[reason]} So we turned it off.`,
      "The webhook’s page lists what was not delivered, with the error. When the receiver works again, turn the webhook on and resend what you need.",
    ],
    action: { label: "Open the webhook", url },
    footer: "You get this mail because you are an admin of this workspace.",
  });
}
