import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/lib/texts/webhooks";

type Item = { id: string; sentence: string; at: string; error: string };

/** What failed for good, with its errors, and a button that tries it again. */
export function FailedList({
  title,
  items,
  isBusy,
  onRetry,
}: {
  title: string;
  items: readonly Item[];
  isBusy: boolean;
  onRetry: () => void;
}) {
  return (
    <div className="mb-6 space-y-3">
      <Notice tone="danger">{title}</Notice>
      <Disclosure title={t("failed.details")}>
        <ul className="space-y-3">
          {items.map(({ id, sentence, at, error }) => (
            <li key={id}>
              {sentence}{" "}
              <span className="text-muted">
                <RelativeTime iso={at} />
              </span>
              <code className="mt-0.5 block text-muted text-xs [overflow-wrap:anywhere]">
                {error}
              </code>
            </li>
          ))}
        </ul>
      </Disclosure>
      <Button size="sm" onClick={onRetry} disabled={isBusy}>
        {t("tryAgain")}
      </Button>
    </div>
  );
}
