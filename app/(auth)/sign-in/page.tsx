import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { ProviderButtons } from "@/components/auth/provider-buttons";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { currentPerson } from "@/lib/accounts/current-member";
import { dashboardConfig } from "@/lib/accounts/dashboard-config";
import { pendingSignIn } from "@/lib/accounts/pending-sign-in";
import { listProviders } from "@/lib/accounts/providers";
import type { ProviderRefusal } from "@/lib/accounts/sign-in-with-provider";
import { safeNext } from "@/lib/client/auth/safe-next";

export const metadata: Metadata = { title: "Sign in" };

type Query = Record<"next" | "error" | "again", string | string[] | undefined>;
type Props = { searchParams: Promise<Partial<Query>> };

/** Why somebody came back from a provider without being signed in. */
const REFUSALS: Record<ProviderRefusal, string> = {
  unverified_email: "Your provider has not verified your e-mail address, so we can’t rely on it.",
  confirm_first:
    "There is an account with this address, but the address is not confirmed yet. Sign in with your password, or choose a new one with “Forgot password?”.",
  no_account:
    "You don’t have an account here yet. Ask an admin to invite the e-mail address you use with your provider.",
};
const FAILED = "Signing in through your provider did not work. Please try again.";

export default async function SignInPage({ searchParams }: Props) {
  const { next, error, again } = await searchParams;
  const target = safeNext(typeof next === "string" ? next : null);
  if (await currentPerson()) redirect(target);
  if (!again && (await pendingSignIn())) {
    redirect(`/two-factor?next=${encodeURIComponent(target)}`);
  }
  const { signup, isSignUpByAddress, mail } = dashboardConfig();
  return (
    <AuthCard
      title="Welcome back"
      lead="Sign in to your workspace."
      footer={
        (signup === "open" || isSignUpByAddress) && (
          <>
            New here?{" "}
            <Link href="/sign-up" className="font-medium text-accent-text hover:underline">
              {isSignUpByAddress ? "Create an account" : "Create a workspace"}
            </Link>
          </>
        )
      }
    >
      {typeof error === "string" && (
        <div className="mb-5">
          <Notice tone="danger">{REFUSALS[error as ProviderRefusal] ?? FAILED}</Notice>
        </div>
      )}
      <ProviderButtons providers={listProviders()} next={target} />
      <SignInForm next={target} canReset={mail} />
    </AuthCard>
  );
}
