"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

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
          title="Something went wrong"
          action={
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          }
        >
          {`The problem is on our side. If it keeps happening, tell the person who runs this site${error.digest ? ` and mention ${error.digest}` : ""}.`}
        </EmptyState>
      </div>
    </main>
  );
}
