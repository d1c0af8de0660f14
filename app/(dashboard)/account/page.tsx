import type { Metadata } from "next";
import { AccountPage } from "@/components/account/account-page";
import { t } from "@/lib/texts/account";

export const generateMetadata = (): Metadata => ({ title: t("page.title") });

export default function Page() {
  return <AccountPage />;
}
