import type { Metadata } from "next";
import { ImportPage } from "@/components/imports/import-page";
import { t } from "@/lib/texts/imports";

export const generateMetadata = (): Metadata => ({ title: t("import.title") });

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ImportPage key={id} id={id} />;
}
