import type { Metadata } from "next";
import { InboxSettings } from "@/components/inboxes/inbox-settings";
import { t } from "@/lib/texts/inboxes";

export const generateMetadata = (): Metadata => ({ title: t("settings.title") });

export default async function InboxPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <InboxSettings key={id} id={id} />;
}
