import { CloudOff } from "lucide-react";
import { errorText } from "@/lib/client/api";
import { t } from "@/lib/texts/ui";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

/** Something could not be loaded: why, and a way to try again. */
export function LoadError({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: unknown;
  onRetry: () => void;
}) {
  return (
    <div role="alert">
      <EmptyState
        icon={CloudOff}
        title={title}
        action={<Button onClick={onRetry}>{t("loadError.retry")}</Button>}
      >
        {errorText(error)}
      </EmptyState>
    </div>
  );
}
