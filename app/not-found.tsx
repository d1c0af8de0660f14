import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "@/lib/texts/shell";

export const generateMetadata = (): Metadata => ({ title: t("notFound.page") });

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center bg-canvas">
      <EmptyState
        icon={Compass}
        isPage
        title={t("notFound.title")}
        action={
          <ButtonLink href="/" variant="primary">
            {t("notFound.button")}
          </ButtonLink>
        }
      >
        {t("notFound.text")}
      </EmptyState>
    </main>
  );
}
