import { Send } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useTestCardSource } from "@/lib/client/contact-cards/use-contact-cards";
import { t } from "@/lib/texts/contact-cards";
import { CardSections } from "./card-sections.tsx";

/** Asks the server for a card and shows at once what came of it. */
export function CardTest() {
  const { mutate, data, isPending, error } = useTestCardSource();
  return (
    <section aria-label={t("test.title")}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button busy={isPending} onClick={() => mutate()}>
          <Send aria-hidden="true" className="size-4" />
          {t("test.button")}
        </Button>
        <span className="text-[13px] text-muted">
          {isPending ? t("test.waiting") : t("test.hint")}
        </span>
      </div>
      <div role="status" className="mt-3 flex flex-col gap-3 empty:hidden">
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        {!isPending && data?.error && (
          <Notice tone="danger">{t("test.failed", { reason: data.error })}</Notice>
        )}
        {!isPending && data?.card && (
          <>
            <Notice tone="success">{t("test.arrived", { milliseconds: data.durationMs })}</Notice>
            <div className="max-w-sm space-y-4 rounded-card border border-line p-4">
              <CardSections card={data.card} />
              {data.card.buttons.length > 0 && (
                <div className="flex flex-wrap gap-2">
                  {data.card.buttons.map(({ id, label }) => (
                    <Button key={id} size="sm" disabled>
                      {label}
                    </Button>
                  ))}
                </div>
              )}
            </div>
          </>
        )}
      </div>
    </section>
  );
}
