import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div role="status" className="mx-auto max-w-4xl px-5 py-6 sm:px-8 sm:py-10">
      <span className="sr-only">Loading</span>
      <Skeleton className="h-8 w-44" />
      <Skeleton className="mt-3 h-4 w-72" />
      <Skeleton className="mt-8 h-20 rounded-card" />
    </div>
  );
}
