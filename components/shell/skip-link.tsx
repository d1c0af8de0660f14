import { t } from "@/lib/texts/shell";
/** First in the tab order: past the navigation to the content. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed start-3 top-3 z-50 -translate-y-20 rounded-control bg-accent px-4 py-2 font-medium text-accent-ink text-sm shadow-float focus:translate-y-0"
    >
      {t("skipLink")}
    </a>
  );
}
