import type { Metadata } from "next";
import { JoinScreen } from "@/components/auth/join-screen";
import { currentPerson } from "@/lib/accounts/current-member";
import { t } from "@/lib/texts/auth";

export const generateMetadata = (): Metadata => ({
  title: t("join.page"),
  referrer: "no-referrer",
});

export default async function JoinPage() {
  const me = await currentPerson();
  return <JoinScreen me={me && { email: me.email }} />;
}
