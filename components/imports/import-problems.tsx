import type { ImportProblem, ImportRow } from "@linkdesk/contract/imports.ts";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useImportProblems } from "@/lib/client/imports/use-imports";
import { t } from "@/lib/texts/imports";

/** What is not imported, with what to do. */
export function ImportProblems({ row }: { row: ImportRow }) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="mb-1 font-semibold text-base tracking-tight">
        {t("problems.title", { count: row.problems })}
      </h2>
      <p className="mb-3 text-[13px] text-muted">
        {row.state === "done" ? t("problems.leadDone") : t("problems.lead")}
      </p>
      <ProblemList row={row} />
    </section>
  );
}

function ProblemList({ row }: { row: ImportRow }) {
  const list = useImportProblems(row);
  if (list.isPending) {
    return (
      <div role="status">
        <span className="sr-only">{t("problems.loading")}</span>
        <Skeleton className="h-24" />
      </div>
    );
  }
  if (!list.data) {
    return (
      <LoadError
        title={t("problems.loadError")}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  return (
    <>
      <ul className="divide-y divide-line">
        {list.data.pages
          .flatMap(({ items }) => items)
          .map((problem) => (
            <ProblemRow key={problem.id} problem={problem} hasParts={row.parts > 1} />
          ))}
      </ul>
      {list.isFetchNextPageError && (
        <p role="alert" className="mt-4 text-center text-danger-text text-sm">
          {t("problems.moreError")}
        </p>
      )}
      {list.hasNextPage && (
        <div className="mt-4 text-center">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("problems.more")}
          </Button>
        </div>
      )}
    </>
  );
}

function ProblemRow({
  problem: { part, line, record, field, message },
  hasParts,
}: {
  problem: ImportProblem;
  hasParts: boolean;
}) {
  const where = [
    line === null ? null : t("problems.line", { line }),
    hasParts && part !== null ? t("problems.part", { part }) : null,
    record,
  ];
  return (
    <li className="py-2.5 text-sm [overflow-wrap:anywhere]">
      <p className="text-[13px] text-muted">{where.filter(Boolean).join(" · ")}</p>
      <p>
        {field && <code className="me-1.5 text-[13px]">{field}</code>}
        {message}
      </p>
    </li>
  );
}
