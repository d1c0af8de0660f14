import type { MailCheck, StepReport } from "@linkdesk/contract/mail-accounts.ts";
import { Check, Minus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useCheckMailAccount } from "@/lib/client/inboxes/use-mail-account";
import type { MailForm } from "@/lib/client/inboxes/use-mail-form";
import { t } from "@/lib/texts/mail-inboxes";
import { SettingsSection } from "../settings-section.tsx";

/** Tries the saved servers, and lists how far that gets. */
export function ConnectionCheck({ form, side }: { form: MailForm; side: keyof MailCheck }) {
  const check = useCheckMailAccount(form.account.inboxId);
  return (
    <SettingsSection title={t("check.title")} lead={t("check.lead")}>
      <div className="flex flex-wrap items-center gap-3">
        <Button busy={check.isPending} disabled={form.isDirty} onClick={() => check.mutate()}>
          {t("check.button")}
        </Button>
        {form.isDirty && <span className="text-muted text-sm">{t("check.saveFirst")}</span>}
      </div>
      <div role="status">
        {check.error && (
          <Notice tone="danger">{t("check.failed", { reason: errorText(check.error) })}</Notice>
        )}
        {check.data && !check.isPending && (
          <ol className="flex flex-col gap-2.5">
            {check.data[side].map((report) => (
              <Step key={report.step} report={report} />
            ))}
          </ol>
        )}
      </div>
    </SettingsSection>
  );
}

const ICONS = { ok: Check, failed: X, skipped: Minus };
const TONES = { ok: "text-success-text", failed: "text-danger-text", skipped: "text-muted" };

function Step({ report }: { report: StepReport }) {
  const Icon = ICONS[report.result];
  return (
    <li className="flex gap-2.5 text-sm">
      <Icon aria-hidden="true" className={cx("mt-0.5 size-4 shrink-0", TONES[report.result])} />
      <div className="min-w-0">
        <p>
          <span className="font-medium">{t(`check.steps.${report.step}`)}</span>
          <span className={TONES[report.result]}>{` ${t(`check.results.${report.result}`)}`}</span>
        </p>
        {report.problem && <p>{report.problem}</p>}
        {report.answer && (
          <p className="break-words text-[13px] text-muted">
            {t("check.answer", { answer: report.answer })}
          </p>
        )}
      </div>
    </li>
  );
}
