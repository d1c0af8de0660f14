import type { Metadata } from "next";
import { ApiKeysPage } from "@/components/api-keys/api-keys-page";
import { t } from "@/lib/texts/api-keys";

export const generateMetadata = (): Metadata => ({ title: t("page.title") });

export default function Page() {
  return <ApiKeysPage />;
}
