import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/lib/texts/conversations";

/** In place of a conversation that is on its way. */
export function LoadingConversation() {
  return (
    <div role="status" className="flex flex-1 flex-col">
      <span className="sr-only">{t("thread.loading")}</span>
      <div className="flex h-16 items-center gap-3 border-line border-b px-5">
        <Skeleton className="size-9 rounded-full" />
        <Skeleton className="h-4 w-40" />
      </div>
    </div>
  );
}
