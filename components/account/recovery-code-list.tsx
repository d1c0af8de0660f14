"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { t } from "@/lib/texts/account";

/** The codes for the day the phone is lost, shown this once. */
export function RecoveryCodeList({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning">{t("codes.keep")}</Notice>
      <ul
        aria-label={t("codes.list")}
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-control bg-sunken p-4 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex items-center justify-end gap-2">
        <CopyButton text={codes.join("\n")} label={t("codes.copy")} />
        <Button size="sm" variant="primary" onClick={onDone}>
          {t("codes.close")}
        </Button>
      </div>
    </div>
  );
}
