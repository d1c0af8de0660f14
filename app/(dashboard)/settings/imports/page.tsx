import type { Metadata } from "next";
import { ImportsPage } from "@/components/imports/imports-page";
import { t } from "@/lib/texts/imports";

export const generateMetadata = (): Metadata => ({ title: t("page.title") });

export default function Page() {
  return <ImportsPage />;
}
