import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SecondFactorForm } from "@/components/auth/second-factor-form";
import { pendingSignIn } from "@/lib/accounts/pending-sign-in";
import { safeNext } from "@/lib/client/auth/safe-next";
import { t } from "@/lib/texts/auth";

export const generateMetadata = (): Metadata => ({ title: t("secondFactor.page") });

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function TwoFactorPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const target = safeNext(typeof next === "string" ? next : null);
  if (!(await pendingSignIn())) redirect(`/sign-in?next=${encodeURIComponent(target)}`);
  return (
    <AuthCard
      title={t("secondFactor.title")}
      lead={t("secondFactor.lead")}
      footer={
        <Link
          href="/sign-in?again=1"
          prefetch={false}
          className="font-medium text-accent-text hover:underline"
        >
          {t("secondFactor.other")}
        </Link>
      }
    >
      <SecondFactorForm next={target} />
    </AuthCard>
  );
}
