import type { Metadata } from "next";
import { AttributesPage } from "@/components/attributes/attributes-page";
import { t } from "@/lib/texts/attributes";

export const generateMetadata = (): Metadata => ({ title: t("title") });

export default function Page() {
  return <AttributesPage />;
}
