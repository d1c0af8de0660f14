import type { Email } from "@linkdesk/contract/emails.ts";
import { t } from "@/lib/texts/emails";

/** By which way a message came, or what became of a mail of ours. */
export function emailText(email: Email): string {
  if (email.direction === "incoming") {
    return email.isFromContact
      ? t("mark.came")
      : t("mark.cameFromOther", { address: email.from.address });
  }
  const address = email.to.map((one) => one.address).join(", ");
  switch (email.state) {
    case "sent":
      return t("mark.sent", { address });
    case "bounced":
      return t("mark.bounced", { address });
    case "failed":
      return t("mark.failed", { reason: reasonOf(email) });
    default:
      return email.reason ? t("mark.retrying", { reason: email.reason }) : t("mark.queued");
  }
}

/** Why a mail could not be sent: a reason of ours, or the words of the mail server. */
function reasonOf({ reason }: Email): string {
  switch (reason) {
    case "too_many":
      return t("failed.tooMany");
    case "no_address":
      return t("failed.noAddress");
    case "blocked":
      return t("failed.blocked");
    default:
      return reason ?? "";
  }
}
