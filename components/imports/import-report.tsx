import type { ImportRow } from "@linkdesk/contract/imports.ts";
import { useId } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { isRunning, type useRunImport } from "@/lib/client/imports/use-imports";
import { t } from "@/lib/texts/imports";
import { CountsTable } from "./counts-table.tsx";
import { ProgressBar } from "./progress-bar.tsx";

/** The dry run, the import, and their result. */
export function ImportReport({
  row,
  run,
  isSending,
}: {
  row: ImportRow;
  run: ReturnType<typeof useRunImport>;
  isSending: boolean;
}) {
  const titleId = useId();
  if (row.parts === 0 || (isSending && row.checkedAt === null)) return null;
  const isDone = row.state === "done" || row.state === "importing";
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="mb-1 font-semibold text-base tracking-tight">
        {isDone ? t("done.title") : t("check.title")}
      </h2>
      {run.error && (
        <div className="my-3">
          <Notice tone="danger">{errorText(run.error)}</Notice>
        </div>
      )}
      {isRunning(row) ? <Running row={row} /> : <Result row={row} run={run} />}
    </section>
  );
}

function Running({ row }: { row: ImportRow }) {
  const { contacts, conversations } = row.counts;
  const counted = [contacts, conversations].flatMap((outcome) => Object.values(outcome));
  const total = row.found.contacts + row.found.conversations;
  const done = Math.min(
    counted.reduce((sum, count) => sum + count, 0),
    total,
  );
  const label = row.state === "checking" ? t("check.running") : t("run.running");
  return (
    <div className="mt-3">
      <ProgressBar
        label={label}
        value={done}
        max={Math.max(total, 1)}
        text={`${label}: ${t("run.progress", { done, total })}`}
        hint={t("run.leave")}
      />
    </div>
  );
}

function Result({ row, run }: { row: ImportRow; run: ReturnType<typeof useRunImport> }) {
  const { counts, state, checkedAt } = row;
  const contacts = counts.contacts.created;
  const conversations = counts.conversations.created;
  if (state === "done") {
    return (
      <div className="mt-3 space-y-5">
        <Notice tone="success">{t("done.notice", { contacts, conversations })}</Notice>
        <CountsTable counts={counts} />
        <ButtonLink href="/conversations?view=resolved" variant="primary">
          {t("done.link")}
        </ButtonLink>
      </div>
    );
  }
  if (checkedAt === null) {
    return (
      <Button
        className="mt-3"
        variant="primary"
        busy={run.isPending}
        onClick={() => run.mutate(true)}
      >
        {t("check.button")}
      </Button>
    );
  }
  const isNew = contacts + conversations > 0;
  const isChanged = counts.contacts.updated + counts.conversations.updated > 0;
  return (
    <div className="space-y-5">
      <p className="text-[13px] text-muted">{t("check.lead")}</p>
      <CountsTable counts={counts} />
      {isNew || isChanged ? (
        <Button variant="primary" busy={run.isPending} onClick={() => run.mutate(false)}>
          {isNew ? t("run.button", { contacts, conversations }) : t("run.update")}
        </Button>
      ) : (
        <Notice>{t("run.nothing")}</Notice>
      )}
    </div>
  );
}
