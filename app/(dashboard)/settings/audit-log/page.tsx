import type { Metadata } from "next";
import { AuditPage } from "@/components/audit/audit-page";
import { t } from "@/lib/texts/audit";

export const generateMetadata = (): Metadata => ({ title: t("page.title") });

export default function Page() {
  return <AuditPage />;
}
