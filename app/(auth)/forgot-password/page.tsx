import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth/auth-card";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { dashboardConfig } from "@/lib/accounts/dashboard-config";

export const metadata: Metadata = { title: "Forgot your password?" };

// Whether mail can be sent is known when the service runs, not when it is built.
export const dynamic = "force-dynamic";

export default function ForgotPasswordPage() {
  const { mail } = dashboardConfig();
  return (
    <AuthCard
      title="Forgot your password?"
      lead={
        mail
          ? "Enter your e-mail address and we’ll send you a link to choose a new password."
          : "This service can’t send e-mail. Ask the person who runs it to help you sign in."
      }
      footer={
        <Link href="/sign-in" className="font-medium text-accent-text hover:underline">
          Back to sign-in
        </Link>
      }
    >
      {mail && <ForgotPasswordForm />}
    </AuthCard>
  );
}
