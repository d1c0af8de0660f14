import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignInForm } from "@/components/auth/sign-in-form";
import { currentMember } from "@/lib/accounts/current-member";
import { dashboardConfig } from "@/lib/accounts/dashboard-config";
import { safeNext } from "@/lib/client/safe-next";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const target = safeNext(typeof next === "string" ? next : null);
  if (await currentMember()) redirect(target);
  const canSignUp = dashboardConfig().signup === "open";
  return (
    <AuthCard
      title="Welcome back"
      lead="Sign in to your workspace."
      footer={
        canSignUp && (
          <>
            New here?{" "}
            <Link href="/sign-up" className="font-medium text-accent-text hover:underline">
              Create a workspace
            </Link>
          </>
        )
      }
    >
      <SignInForm next={target} />
    </AuthCard>
  );
}
