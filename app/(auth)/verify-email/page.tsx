import type { Metadata } from "next";
import { VerifyEmailScreen } from "@/components/auth/verify-email-screen";
import { t } from "@/lib/texts/auth";

export const generateMetadata = (): Metadata => ({
  title: t("verify.title"),
  referrer: "no-referrer",
});

export default function VerifyEmailPage() {
  return <VerifyEmailScreen />;
}
