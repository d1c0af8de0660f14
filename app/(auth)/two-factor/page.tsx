import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SecondFactorForm } from "@/components/auth/second-factor-form";
import { pendingSignIn } from "@/lib/accounts/pending-sign-in";
import { safeNext } from "@/lib/client/auth/safe-next";

export const metadata: Metadata = { title: "Two-factor sign-in" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function TwoFactorPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const target = safeNext(typeof next === "string" ? next : null);
  if (!(await pendingSignIn())) redirect(`/sign-in?next=${encodeURIComponent(target)}`);
  return (
    <AuthCard
      title="One more step"
      lead="Enter the six-digit code from your authenticator app."
      footer={
        <Link
          href="/sign-in?again=1"
          prefetch={false}
          className="font-medium text-accent-text hover:underline"
        >
          Sign in as someone else
        </Link>
      }
    >
      <SecondFactorForm next={target} />
    </AuthCard>
  );
}
