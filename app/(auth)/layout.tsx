import Link from "next/link";
import type { ReactNode } from "react";
import { LogoMark } from "@/components/ui/logo";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center bg-canvas px-4 py-10">
      <Link href="/" aria-label="Linkdesk" className="mb-6 rounded-card">
        <LogoMark className="size-11" />
      </Link>
      <div className="w-full max-w-sm">{children}</div>
    </main>
  );
}
