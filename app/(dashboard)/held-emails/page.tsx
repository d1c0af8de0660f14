import type { Metadata } from "next";
import { HeldEmailsScreen } from "@/components/conversations/held-emails-screen";
import { t } from "@/lib/texts/emails";

export const generateMetadata = (): Metadata => ({ title: t("held.pageTitle") });

export default function HeldEmailsPage() {
  return <HeldEmailsScreen />;
}
