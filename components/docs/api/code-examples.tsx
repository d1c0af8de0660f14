"use client";

import { CODE_LANGUAGES, type CodeLanguage } from "@linkdesk/contract/openapi/code-languages.ts";
import { useSyncExternalStore } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Segmented } from "@/components/ui/segmented";
import { t } from "@/lib/texts/docs";
import { createStore } from "./create-store.ts";

/** One choice for all examples of the page. */
const language = createStore<CodeLanguage>("curl");
const OPTIONS = Object.entries(CODE_LANGUAGES).map(([value, label]) => ({
  value: value as CodeLanguage,
  label,
}));

/** The same call in each language, of which one is shown. */
export function CodeExamples({ code }: { code: Record<CodeLanguage, string> }) {
  const chosen = useSyncExternalStore(language.subscribe, language.get, language.get);
  return (
    <div className="space-y-3">
      <Segmented
        legend={t("api.example")}
        options={OPTIONS}
        value={chosen}
        onChange={language.set}
      />
      <CodeBlock code={code[chosen]} label={t("api.copy")} />
    </div>
  );
}
