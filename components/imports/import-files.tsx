import type { ImportRow } from "@linkdesk/contract/imports.ts";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { FileError } from "@/lib/client/imports/parts-of-file";
import type { useSendFiles } from "@/lib/client/imports/use-send-files";
import { t } from "@/lib/texts/imports";
import { ProgressBar } from "./progress-bar.tsx";

/** Chooses the files and sends them. */
export function ImportFiles({
  row,
  files: { sending, send, again },
}: {
  row: ImportRow;
  files: ReturnType<typeof useSendFiles>;
}) {
  const input = useRef<HTMLInputElement>(null);
  const titleId = useId();
  const { contacts, conversations, messages } = row.found;
  const isFirst = row.parts === 0;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="mb-1 font-semibold text-base tracking-tight">
        {t("files.title")}
      </h2>
      <p className="mb-4 text-[13px] text-muted">
        {isFirst
          ? t("files.lead", { source: t(`sources.${row.source}`) })
          : t("files.sent", { contacts, conversations, messages })}
      </p>
      {sending.state === "failed" && (
        <div className="mb-4">
          <Notice tone="danger">
            {sending.error instanceof FileError
              ? t(`files.${sending.error.reason}`)
              : `${t("files.failed")} ${errorText(sending.error)}`}
          </Notice>
        </div>
      )}
      <input
        ref={input}
        type="file"
        multiple
        accept=".json,.jsonl,.ndjson,.txt,application/json"
        aria-label={t("files.choose")}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          // So that the same file can be chosen again, once it is corrected.
          event.currentTarget.value = "";
          if (chosen.length > 0) send(chosen);
        }}
      />
      {sending.state === "sending" ? (
        <ProgressBar
          label={t("files.sending")}
          value={sending.share}
          max={1}
          text={t("files.sendingNow", { share: Math.floor(sending.share * 100) / 100 })}
          hint={t("files.keepOpen")}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button
            variant={isFirst ? "primary" : "secondary"}
            onClick={() => input.current?.click()}
          >
            {isFirst ? t("files.choose") : t("files.more")}
          </Button>
          {sending.state === "failed" && !(sending.error instanceof FileError) && (
            <Button onClick={again}>{t("files.again")}</Button>
          )}
        </div>
      )}
    </section>
  );
}
