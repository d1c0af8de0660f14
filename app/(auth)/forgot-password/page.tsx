import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth/auth-card";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { dashboardConfig } from "@/lib/accounts/dashboard-config";
import { t } from "@/lib/texts/auth";

export const generateMetadata = (): Metadata => ({ title: t("forgot.title") });

// Whether mail can be sent is known when the service runs, not when it is built.
export const dynamic = "force-dynamic";

export default function ForgotPasswordPage() {
  const { mail } = dashboardConfig();
  return (
    <AuthCard
      title={t("forgot.title")}
      lead={mail ? t("forgot.lead") : t("forgot.noMail")}
      footer={
        <Link href="/sign-in" className="font-medium text-accent-text hover:underline">
          {t("forgot.back")}
        </Link>
      }
    >
      {mail && <ForgotPasswordForm />}
    </AuthCard>
  );
}
