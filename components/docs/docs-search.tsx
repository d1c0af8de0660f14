"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { Search } from "lucide-react";
import { useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { findSections, type Section } from "@/lib/client/docs/find-sections";
import { t } from "@/lib/texts/docs";
import { docHref } from "./doc-href.ts";

/** Finds sections of the documentation by their words. What it looks through is loaded with the first focus. */
export function DocsSearch() {
  const [sections, setSections] = useState<Section[] | "failed" | null>(null);
  const [words, setWords] = useState("");
  const id = useId();
  const load = async () => {
    if (Array.isArray(sections)) return;
    const response = await fetch("/docs/search.json").catch(() => null);
    setSections(response?.ok ? ((await response.json()) as Section[]) : "failed");
  };
  const isAsking = words.trim() !== "";
  const found = Array.isArray(sections) ? findSections(sections, words) : [];
  return (
    <search className="relative mb-4 block">
      <label htmlFor={id} className="sr-only">
        {t("search.label")}
      </label>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute start-3 top-3 size-4 text-muted"
      />
      <Input
        id={id}
        type="search"
        value={words}
        placeholder={t("search.label")}
        autoComplete="off"
        className="ps-9"
        onFocus={() => void load()}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !isComposing(event.nativeEvent)) setWords("");
        }}
      />
      <p role="status" className="sr-only">
        {isAsking && sections ? t("search.count", { count: found.length }) : ""}
      </p>
      {isAsking && (
        <div className="mt-2 rounded-card border border-line bg-surface p-1 shadow-sm">
          {sections === "failed" && (
            <p className="p-2 text-[13px] text-muted">{t("search.failed")}</p>
          )}
          {Array.isArray(sections) && found.length === 0 && (
            <p className="p-2 text-[13px] text-muted">{t("search.none")}</p>
          )}
          <ul>
            {found.map(({ slug, anchor, title, heading }) => (
              <li key={`${slug}#${anchor}`}>
                <a
                  href={`${docHref(slug)}${anchor && `#${anchor}`}`}
                  className="block rounded-control px-2 py-1.5 text-[13px] hover:bg-hover"
                >
                  <span className="block font-medium">{heading || title}</span>
                  {heading && <span className="block text-muted">{title}</span>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  );
}
