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

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  if (await currentPerson()) redirect(HOME_PATH);
  const { signup, isSignUpByAddress } = dashboardConfig();
  const footer = (
    <>
      Already have an account?{" "}
      <Link href="/sign-in" className="font-medium text-accent-text hover:underline">
        Sign in
      </Link>
    </>
  );
  if (isSignUpByAddress) {
    return (
      <AuthCard
        title="Create your account"
        lead="Use your work e-mail. Once you have confirmed it, you can join your company’s workspace."
        footer={footer}
      >
        <ProviderButtons providers={listProviders()} next={HOME_PATH} />
        <SignUpForm invitation={null} hasWorkspace={false} />
      </AuthCard>
    );
  }
  if (signup !== "open") return <Closed byInvitation={signup === "invite"} footer={footer} />;
  return (
    <AuthCard
      title="Create your workspace"
      lead="You’ll be talking with your visitors in a few minutes."
      footer={footer}
    >
      <ProviderButtons providers={listProviders()} next={HOME_PATH} />
      <SignUpForm invitation={null} />
    </AuthCard>
  );
}

function Closed({ byInvitation, footer }: { byInvitation: boolean; footer: React.ReactNode }) {
  return (
    <AuthCard
      title={byInvitation ? "Sign-up is by invitation" : "Sign-up is closed"}
      lead={
        byInvitation
          ? "Ask someone on your team to invite you. They can send you a link from the Members page."
          : "New accounts can’t be created here at the moment. If you need one, ask the person who runs this site."
      }
      footer={footer}
    />
  );
}
