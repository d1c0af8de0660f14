import type { Metadata } from "next";
import { MembersPage } from "@/components/members/members-page";
import { t } from "@/lib/texts/members";

export const generateMetadata = (): Metadata => ({ title: t("page.title") });

export default function Page() {
  return <MembersPage />;
}
