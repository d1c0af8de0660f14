import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { ProviderButtons } from "@/components/auth/provider-buttons";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { currentPerson } from "@/lib/accounts/current-member";
import { dashboardConfig } from "@/lib/accounts/dashboard-config";
import { listProviders } from "@/lib/accounts/providers";
import { HOME_PATH } from "@/lib/client/auth/safe-next";
import { t } from "@/lib/texts/auth";

export const generateMetadata = (): Metadata => ({ title: t("signUp.page") });

export default async function SignUpPage() {
  if (await currentPerson()) redirect(HOME_PATH);
  const { signup, isSignUpByAddress } = dashboardConfig();
  const footer = t.rich("haveAccount", {
    link: (words) => (
      <Link href="/sign-in" className="font-medium text-accent-text hover:underline">
        {words}
      </Link>
    ),
  });
  if (isSignUpByAddress) {
    return (
      <AuthCard title={t("signUp.accountTitle")} lead={t("signUp.accountLead")} footer={footer}>
        <ProviderButtons providers={listProviders()} next={HOME_PATH} />
        <SignUpForm invitation={null} hasWorkspace={false} />
      </AuthCard>
    );
  }
  if (signup !== "open") return <Closed byInvitation={signup === "invite"} footer={footer} />;
  return (
    <AuthCard title={t("signUp.workspaceTitle")} lead={t("signUp.workspaceLead")} footer={footer}>
      <ProviderButtons providers={listProviders()} next={HOME_PATH} />
      <SignUpForm invitation={null} />
    </AuthCard>
  );
}

function Closed({ byInvitation, footer }: { byInvitation: boolean; footer: React.ReactNode }) {
  return (
    <AuthCard
      title={byInvitation ? t("signUp.byInvitation") : t("signUp.closed")}
      lead={byInvitation ? t("signUp.byInvitationLead") : t("signUp.closedLead")}
      footer={footer}
    />
  );
}
