"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "@/lib/texts/shell";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="flex min-h-dvh items-center justify-center bg-canvas">
      <div role="alert">
        <EmptyState
          icon={TriangleAlert}
          isPage
          title={t("error.title")}
          action={
            <Button variant="primary" onClick={reset}>
              {t("error.tryAgain")}
            </Button>
          }
        >
          {error.digest ? t("error.textWithId", { id: error.digest }) : t("error.text")}
        </EmptyState>
      </div>
    </main>
  );
}
