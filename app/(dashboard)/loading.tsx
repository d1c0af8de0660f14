import { PageSkeleton } from "@/components/shell/screen-skeleton";

export default function Loading() {
  return <PageSkeleton />;
}
