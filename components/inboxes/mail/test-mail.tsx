import type { MailTest } from "@linkdesk/contract/mail-accounts.ts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useSendTestMail, useTestMail } from "@/lib/client/inboxes/use-mail-account";
import type { MailForm } from "@/lib/client/inboxes/use-mail-form";
import { useNow } from "@/lib/client/use-page-state";
import { t } from "@/lib/texts/mail-inboxes";
import { SettingsSection } from "../settings-section.tsx";

const LATE_MS = 60_000;

/** Sends a mail in a circle, and says whether it came back. */
export function TestMail({ form }: { form: MailForm }) {
  const { inboxId } = form.account;
  const send = useSendTestMail(inboxId);
  const test = useTestMail(inboxId);
  return (
    <SettingsSection title={t("test.title")} lead={t("test.lead")}>
      <div className="flex flex-wrap items-center gap-3">
        <Button busy={send.isPending} disabled={form.isDirty} onClick={() => send.mutate()}>
          {t("test.button")}
        </Button>
        {form.isDirty && <span className="text-muted text-sm">{t("check.saveFirst")}</span>}
      </div>
      <div role="status">
        {send.error && <Notice tone="danger">{errorText(send.error)}</Notice>}
        {!send.error && !send.isPending && test.data && <Result test={test.data} />}
      </div>
    </SettingsSection>
  );
}

function Result({ test: { state, sentAt, arrivedAt, problem } }: { test: MailTest }) {
  const now = useNow();
  if (state === "failed") {
    return <Notice tone="danger">{t("test.failed", { problem: problem ?? "" })}</Notice>;
  }
  if (state === "arrived" && sentAt && arrivedAt) {
    const ms = Date.parse(arrivedAt) - Date.parse(sentAt);
    const seconds = Math.max(1, Math.round(ms / 1_000));
    return <Notice tone="success">{t("test.arrived", { seconds })}</Notice>;
  }
  if (state !== "sent" || !sentAt) return null;
  const isLate = now - Date.parse(sentAt) > LATE_MS;
  return (
    <Notice>
      <p>{t("test.sent")}</p>
      {isLate && <p>{t("test.late")}</p>}
    </Notice>
  );
}
