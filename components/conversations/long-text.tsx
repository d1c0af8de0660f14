"use client";

import { type ReactNode, useState } from "react";
import { t } from "@/lib/texts/conversations";
import { InlineButton } from "./inline-button.tsx";

/** What is longer than this, or has more lines, is folded. */
const MAX_CHARS = 1_500;
const MAX_LINES = 24;

/** Whether a text would push everything else off the screen. */
export const isLong = (text: string): boolean =>
  text.length > MAX_CHARS || text.split("\n", MAX_LINES + 1).length > MAX_LINES;

/** A long text, folded until somebody wants the rest. Short ones are drawn as they are. */
export function LongText({ text, children }: { text: string; children: ReactNode }) {
  const [isWhole, setWhole] = useState(false);
  if (!isLong(text)) return <div dir="auto">{children}</div>;
  return (
    <>
      <div dir="auto" className={isWhole ? undefined : "max-h-72 overflow-hidden mask-b-from-70%"}>
        {children}
      </div>
      <p className="mt-1 text-[13px] text-accent-text">
        <InlineButton onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("message.less") : t("message.more")}
        </InlineButton>
      </p>
    </>
  );
}
