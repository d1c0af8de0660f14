import type { Metadata } from "next";
import { WebhookPage } from "@/components/webhooks/webhook-page";
import { t } from "@/lib/texts/webhooks";

export const generateMetadata = (): Metadata => ({ title: t("webhook.title") });

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <WebhookPage key={id} id={id} />;
}
