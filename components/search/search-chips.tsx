import {
  type SearchFilter,
  type SearchProblem,
  withoutFilter,
} from "@linkdesk/contract/search-query.ts";
import { X } from "lucide-react";
import { t } from "@/lib/texts/search";

/** The filters of a search, each with a button that removes it, and what is wrong with them. */
export function SearchChips({
  typed,
  filters,
  problems,
  onChange,
}: {
  typed: string;
  filters: readonly SearchFilter[];
  problems: readonly SearchProblem[];
  onChange: (next: string) => void;
}) {
  const [problem] = problems;
  const complete = filters.filter(({ value }) => value !== "");
  return (
    <>
      {complete.length > 0 && (
        <ul aria-label={t("chips.label")} className="mt-2 flex flex-wrap gap-1.5">
          {complete.map((filter) => {
            const label = t(`chips.${filter.name}`, { value: filter.value });
            return (
              <li
                key={filter.start}
                className="flex max-w-full items-center gap-1 rounded-full bg-accent-soft ps-2.5 pe-1 text-accent-text text-xs"
              >
                <span className="truncate">{label}</span>
                <button
                  type="button"
                  aria-label={t("chips.remove", { filter: label })}
                  onClick={() => onChange(withoutFilter(typed, filter))}
                  className="flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-pressed"
                >
                  <X aria-hidden="true" className="size-3" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {problem && (
        <p role="status" className="mt-2 text-muted text-xs">
          {t("problem", { filter: problem.field, message: problem.message })}
        </p>
      )}
    </>
  );
}
