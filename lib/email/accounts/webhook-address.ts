import { type MailProvider, PROVIDER_RULES } from "@linkdesk/contract/mail-providers.ts";
import { env } from "../../platform/env.ts";

/** Where mail providers post mail of an e-mail inbox to, without the provider. */
export function webhookBase(inboxId: string): string {
  return `${env().APP_URL}/api/inbound/inboxes/${inboxId}`;
}

/** The address for one provider, with the key as the password of HTTP Basic. */
export function webhookAddress(inboxId: string, provider: MailProvider, key: string): string {
  const url = new URL(`${webhookBase(inboxId)}/${PROVIDER_RULES[provider].path}`);
  url.username = "linkdesk";
  url.password = key;
  return url.href;
}
