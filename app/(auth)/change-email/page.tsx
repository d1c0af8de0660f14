import type { Metadata } from "next";
import { EmailChangeScreen } from "@/components/auth/email-change-screen";
import { t } from "@/lib/texts/auth";

export const generateMetadata = (): Metadata => ({
  title: t("emailChange.confirm.title"),
  referrer: "no-referrer",
});

export default function ChangeEmailPage() {
  return <EmailChangeScreen kind="confirm" />;
}
