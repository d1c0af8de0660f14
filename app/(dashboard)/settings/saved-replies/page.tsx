import type { Metadata } from "next";
import { SavedRepliesPage } from "@/components/replies/saved-replies-page";
import { t } from "@/lib/texts/replies";

export const generateMetadata = (): Metadata => ({ title: t("page.title") });

export default function Page() {
  return <SavedRepliesPage />;
}
