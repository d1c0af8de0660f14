import type { Metadata } from "next";
import { InboxList } from "@/components/inboxes/inbox-list";
import { t } from "@/lib/texts/inboxes";

export const generateMetadata = (): Metadata => ({ title: t("page.title") });

export default function InboxesPage() {
  return <InboxList />;
}
