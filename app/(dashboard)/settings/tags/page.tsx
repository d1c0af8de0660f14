import type { Metadata } from "next";
import { TagsPage } from "@/components/tags/tags-page";
import { t } from "@/lib/texts/tags";

export const generateMetadata = (): Metadata => ({ title: t("title") });

export default function Page() {
  return <TagsPage />;
}
