import type { Metadata } from "next";
import { ResetPasswordScreen } from "@/components/auth/reset-password-screen";
import { t } from "@/lib/texts/auth";

export const generateMetadata = (): Metadata => ({
  title: t("reset.page"),
  referrer: "no-referrer",
});

export default function ResetPasswordPage() {
  return <ResetPasswordScreen />;
}
