import type { DisabledReason } from "../../contract/webhooks.ts";
import { type Mail, writeMail } from "../write-mail.ts";

const REASONS: Record<DisabledReason, string> = {
  gone: "Its server answered that the address is gone for good (410).",
  failing: "For three days nothing that was sent to it arrived.",
};

type Options = { host: string; workspaceName: string; reason: DisabledReason; url: string };

/** Notifies an admin that a webhook was turned off. `url` is the webhook's page. */
export function webhookDisabledMail({ host, workspaceName, reason, url }: Options): Mail {
  return writeMail({
    subject: `The webhook to ${host} was turned off`,
    paragraphs: [
      `Linkdesk tells ${host} what happens in ${workspaceName}. ${REASONS[reason]} So it was turned off.`,
      "What was not delivered is listed there, with the error. Turn the webhook on again when the receiver works, and send what you need once more.",
    ],
    action: { label: "Look at it", url },
    footer: "You get this mail because you are an admin of this workspace.",
  });
}
