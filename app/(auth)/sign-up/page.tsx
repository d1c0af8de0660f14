import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { currentMember } from "@/lib/accounts/current-member";
import { dashboardConfig } from "@/lib/accounts/dashboard-config";
import { HOME_PATH } from "@/lib/client/safe-next";

export const metadata: Metadata = { title: "Sign up", referrer: "no-referrer" };

type Props = { searchParams: Promise<{ invitation?: string | string[] }> };

export default async function SignUpPage({ searchParams }: Props) {
  const { invitation } = await searchParams;
  const token = typeof invitation === "string" && invitation !== "" ? invitation : null;
  if (token === null && (await currentMember())) redirect(HOME_PATH);
  const { signup } = dashboardConfig();
  const footer = (
    <>
      Already have an account?{" "}
      <Link href="/sign-in" className="font-medium text-accent-text hover:underline">
        Sign in
      </Link>
    </>
  );
  if (signup === "closed" || (signup === "invite" && token === null)) {
    return <Closed byInvitation={signup === "invite"} footer={footer} />;
  }
  return (
    <AuthCard
      title={token ? "You’re invited" : "Create your workspace"}
      lead={
        token
          ? "Make your account to join your team."
          : "You’ll be talking with your visitors in a few minutes."
      }
      footer={footer}
    >
      <SignUpForm invitation={token} />
    </AuthCard>
  );
}

function Closed({ byInvitation, footer }: { byInvitation: boolean; footer: React.ReactNode }) {
  return (
    <AuthCard
      title={byInvitation ? "Sign-up is by invitation" : "Sign-up is closed"}
      lead={
        byInvitation
          ? "Ask someone in your team to invite you. They can send you a link from the Members page."
          : "New accounts are not being made here at the moment. If you think they should be, ask the person who runs this site."
      }
      footer={footer}
    />
  );
}
