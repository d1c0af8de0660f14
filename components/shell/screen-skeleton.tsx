import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/lib/texts/shell";

/** The outline of a screen that is on its way. */
export function ScreenSkeleton({ pathname }: { pathname: string }) {
  return pathname.startsWith("/conversations") ? <ConversationsSkeleton /> : <PageSkeleton />;
}

export function PageSkeleton() {
  return (
    <div role="status" className="mx-auto max-w-4xl px-5 py-6 sm:px-8 sm:py-10">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-8 w-44" />
      <Skeleton className="mt-3 h-4 w-72" />
      <Skeleton className="mt-8 h-20 rounded-card" />
    </div>
  );
}

function ConversationsSkeleton() {
  return (
    <div role="status" className="flex h-full">
      <div className="h-full w-full border-line bg-surface md:w-[21rem] md:shrink-0 md:border-e lg:w-[22rem]">
        <div className="h-[5.75rem] border-line border-b px-5 pt-4">
          <Skeleton className="h-5 w-36" />
        </div>
        <RowSkeletons />
      </div>
      <span className="sr-only">{t("loading")}</span>
    </div>
  );
}

/** Rows of the conversation list. */
export function RowSkeletons() {
  return (
    <div className="px-2">
      {["a", "b", "c", "d", "e", "f", "g"].map((key) => (
        <div key={key} className="flex gap-3 px-3 py-3">
          <Skeleton className="size-10 rounded-full" />
          <div className="flex-1 space-y-2.5 pt-1">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
