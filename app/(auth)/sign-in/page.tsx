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
import { PROVIDER_REFUSALS } from "@/lib/accounts/sign-in-with-provider";
import { safeNext } from "@/lib/client/auth/safe-next";
import { t } from "@/lib/texts/auth";

export const generateMetadata = (): Metadata => ({ title: t("signIn.button") });

type Query = Record<"next" | "error" | "again", string | string[] | undefined>;
type Props = { searchParams: Promise<Partial<Query>> };

/** Why somebody came back from a provider without being signed in. */
function refusalText(error: string): string {
  return t(`signIn.refusals.${PROVIDER_REFUSALS.find((known) => known === error) ?? "other"}`);
}

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
      title={t("signIn.title")}
      lead={t("signIn.lead")}
      footer={
        (signup === "open" || isSignUpByAddress) &&
        t.rich(isSignUpByAddress ? "signIn.newPerson" : "signIn.newWorkspace", {
          link: (words) => (
            <Link href="/sign-up" className="font-medium text-accent-text hover:underline">
              {words}
            </Link>
          ),
        })
      }
    >
      {typeof error === "string" && (
        <div className="mb-5">
          <Notice tone="danger">{refusalText(error)}</Notice>
        </div>
      )}
      <ProviderButtons providers={listProviders()} next={target} />
      <SignInForm next={target} canReset={mail} />
    </AuthCard>
  );
}
