import { IMPORT_KINDS, type ImportCounts } from "@linkdesk/contract/imports.ts";
import { t } from "@/lib/texts/imports";

const OUTCOMES = ["created", "updated", "unchanged", "failed"] as const;

/** What happened, or would happen, with everything of each kind. */
export function CountsTable({ counts }: { counts: ImportCounts }) {
  return (
    // On a narrow screen it scrolls by itself; the focus lets the keyboard scroll it, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section aria-label={t("result.caption")} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-sm tabular-nums">
        <thead>
          <tr className="border-line border-b text-muted">
            <th scope="col" className="py-2 pe-3 text-start font-medium">
              {t("result.kind")}
            </th>
            {OUTCOMES.map((outcome) => (
              <th key={outcome} scope="col" className="px-1.5 py-2 text-end sm:px-3 font-medium">
                {t(`result.${outcome}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {IMPORT_KINDS.map((kind) => (
            <tr key={kind} className="border-line border-b last:border-0">
              <th scope="row" className="py-2 pe-3 text-start font-normal">
                {t(`result.${kind}`)}
              </th>
              {OUTCOMES.map((outcome) => (
                <td key={outcome} className="px-1.5 py-2 text-end sm:px-3">
                  {t("result.count", { count: counts[kind][outcome] })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
