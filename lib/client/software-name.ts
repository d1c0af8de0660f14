import type { Browser } from "@linkdesk/contract/user-agent.ts";
import { t } from "@/lib/texts/ui";

/** What a visitor uses, such as "Firefox on Windows"; empty if nothing is known. */
export function softwareName(parsed: Browser | null): string {
  const { browser, os } = parsed ?? { browser: null, os: null };
  return browser && os ? t("software", { browser, os }) : (browser ?? os ?? "");
}
