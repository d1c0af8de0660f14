"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { Bold, Code, Italic, Link, List, ListOrdered, SquareCode, TextQuote } from "lucide-react";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { formatArea } from "@/lib/client/writing/format-area";
import { FORMATS, type Format } from "@/lib/client/writing/format-edit";
import { t } from "@/lib/texts/writing";

const ICONS = {
  bold: Bold,
  italic: Italic,
  code: Code,
  link: Link,
  list: List,
  numbers: ListOrdered,
  quote: TextQuote,
  codeBlock: SquareCode,
} satisfies Record<Format, typeof Bold>;

/** Buttons that format what is selected in a text area: one stop for Tab, arrows move inside it. */
export function FormatToolbar({ area }: { area: RefObject<HTMLTextAreaElement | null> }) {
  const [current, setCurrent] = useState<Format>("bold");
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape") return area.current?.focus({ preventScroll: true });
    const next = neighbour(current, event.key, getComputedStyle(event.currentTarget).direction);
    if (!next) return;
    event.preventDefault();
    setCurrent(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-format=${next}]`)?.focus();
  };
  return (
    <div
      role="toolbar"
      aria-label={t("formatting")}
      onKeyDown={onKeyDown}
      className="flex flex-wrap gap-0.5 px-2"
    >
      {FORMATS.map((format) => {
        const Icon = ICONS[format];
        const name = t(`format.${format}`);
        return (
          <IconButton
            key={format}
            data-format={format}
            label={name}
            title={t("withKeys", { name, keys: t(`keys.${format}`) })}
            tabIndex={format === current ? 0 : -1}
            // The press leaves the focus, and what is selected, in the text area.
            onMouseDown={(event) => event.preventDefault()}
            onFocus={() => setCurrent(format)}
            onClick={() => area.current && formatArea(area.current, format)}
          >
            <Icon aria-hidden="true" className="size-4" />
          </IconButton>
        );
      })}
    </div>
  );
}

function neighbour(current: Format, key: string, direction: string): Format | undefined {
  const forward = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  const at = FORMATS.indexOf(current);
  if (key === forward) return FORMATS[(at + 1) % FORMATS.length];
  if (key === back) return FORMATS.at(at - 1);
  if (key === "Home") return FORMATS[0];
  return key === "End" ? FORMATS.at(-1) : undefined;
}
