import type { Metadata } from "next";
import { TagsPage } from "@/components/tags/tags-page";
import { t } from "@/lib/texts/desk";

export const generateMetadata = (): Metadata => ({ title: t("tags.title") });

export default function Page() {
  return <TagsPage />;
}
