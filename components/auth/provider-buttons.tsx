"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/lib/texts/auth";

/** Sign-in through somebody who knows you already. */
export function ProviderButtons({
  providers,
  next,
}: {
  providers: { id: string; name: string }[];
  next: string;
}) {
  const [busy, setBusy] = useState<string | null>(null);
  if (providers.length === 0) return null;
  return (
    <div className="mb-5 flex flex-col gap-2.5">
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          busy={busy === id}
          className="h-10"
          onClick={() => {
            setBusy(id);
            void signIn(id, { redirectTo: next });
          }}
        >
          {t("signIn.provider", { provider: name })}
        </Button>
      ))}
      <p className="mt-2 flex items-center gap-3 text-[13px] text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t("signIn.or")}
      </p>
    </div>
  );
}
