import type { Metadata } from "next";
import { ContactCardPage } from "@/components/contact-cards/contact-card-page";
import { t } from "@/lib/texts/contact-cards";

export const generateMetadata = (): Metadata => ({ title: t("page.title") });

export default function Page() {
  return <ContactCardPage />;
}
