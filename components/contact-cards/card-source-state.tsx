import type { ContactCardSource } from "@linkdesk/contract/contact-card.ts";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { SecretDialog } from "@/components/webhooks/secret-dialog";
import { errorText } from "@/lib/client/api";
import {
  useDeleteCardSource,
  useRotateCardSecret,
} from "@/lib/client/contact-cards/use-contact-cards";
import { fullTime } from "@/lib/client/time";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/contact-cards";

/** Whether the server answers, since when it does not, and what can be done with it. */
export function CardSourceState({ source }: { source: ContactCardSource }) {
  const [asked, setAsked] = useState<"rotate" | "remove" | null>(null);
  const close = () => setAsked(null);
  return (
    <section className="flex flex-col gap-3">
      <LastAnswer source={source} />
      {source.previousSecretExpiresAt && (
        <p className="text-muted text-sm">
          {t("state.previousSecret", { until: fullTime(source.previousSecretExpiresAt) })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setAsked("rotate")}>
          {t("rotate.open")}
        </Button>
        <Button size="sm" onClick={() => setAsked("remove")}>
          {t("remove.open")}
        </Button>
      </div>
      {asked === "rotate" && <RotateSecret onClose={close} />}
      <Remove open={asked === "remove"} onClose={close} />
    </section>
  );
}

function LastAnswer({ source }: { source: ContactCardSource }) {
  const { lastSucceededAt, lastFailedAt, lastError } = source;
  const failed = lastFailedAt !== null && {
    at: lastFailedAt,
    text: { reason: lastError ?? "", when: () => <RelativeTime iso={lastFailedAt} /> },
  };
  const isFailing = failed && (lastSucceededAt === null || lastSucceededAt < failed.at);
  if (isFailing) return <Notice tone="danger">{t.rich("state.failing", failed.text)}</Notice>;
  return (
    <>
      {lastSucceededAt ? (
        <Notice tone="success">
          {t.rich("state.works", { when: () => <RelativeTime iso={lastSucceededAt} /> })}
        </Notice>
      ) : (
        <Notice>{t("state.unused")}</Notice>
      )}
      {failed && <p className="text-muted text-sm">{t.rich("state.failed", failed.text)}</p>}
    </>
  );
}

function RotateSecret({ onClose }: { onClose: () => void }) {
  const { mutate, data, isPending, error } = useRotateCardSecret();
  if (data) return <SecretDialog secret={data.secret} onDone={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t("rotate.title")} description={t("rotate.description")}>
      <div className="flex flex-col gap-4">
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" busy={isPending} onClick={() => mutate()}>
            {t("rotate.button")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Remove({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { mutate, isPending, error, reset } = useDeleteCardSource();
  const close = () => {
    reset();
    onClose();
  };
  const remove = () =>
    mutate(undefined, {
      onSuccess: () => {
        close();
        showToast({ text: t("remove.done") });
      },
    });
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      title={t("remove.title")}
      description={t("remove.description")}
      confirmLabel={t("remove.button")}
      onConfirm={remove}
      busy={isPending}
      error={error ? errorText(error) : null}
    />
  );
}
