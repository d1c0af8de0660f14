import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center bg-canvas">
      <EmptyState
        icon={Compass}
        isPage
        title="Page not found"
        action={
          <ButtonLink href="/" variant="primary">
            Go to the home page
          </ButtonLink>
        }
      >
        The address may be wrong, or the page may have moved.
      </EmptyState>
    </main>
  );
}
