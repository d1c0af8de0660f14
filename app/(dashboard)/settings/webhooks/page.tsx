import type { Metadata } from "next";
import { WebhooksPage } from "@/components/webhooks/webhooks-page";
import { t } from "@/lib/texts/webhooks";

export const generateMetadata = (): Metadata => ({ title: t("page.title") });

export default function Page() {
  return <WebhooksPage />;
}
