"use client";

import { Copy, Link, Quote } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { quoteMessage } from "@/lib/client/conversations/quotes";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/conversations";

const BUTTON =
  "flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink";

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: done });
  } catch {
    showToast({ tone: "danger", text: t("message.copyRefused") });
  }
}

/** The address of a message in the open conversation, in whatever list it was opened. */
function addressOf(seq: number): string {
  return `${window.location.origin}${window.location.pathname}?message=${seq}`;
}

/** What can be done with one message: shown beside it under the pointer, and when one of its buttons has the focus. */
export function MessageTools({
  text,
  seq,
  side,
}: {
  text: string;
  seq: number | null;
  /** On which side of the message it stands; it takes no room from the text. */
  side: "before" | "after";
}) {
  return (
    <div
      className={cx(
        "-mx-2.5 flex w-0 shrink-0 items-center self-center opacity-0 transition-opacity focus-within:opacity-100 group-hover/message:opacity-100 pointer-coarse:hidden",
        side === "before" ? "justify-end pe-1.5" : "ps-1.5",
      )}
    >
      {text !== "" && (
        <button
          type="button"
          title={t("message.quote")}
          aria-label={t("message.quote")}
          onClick={() => quoteMessage(text)}
          className={BUTTON}
        >
          <Quote aria-hidden="true" className="size-3.5" />
        </button>
      )}
      {text !== "" && (
        <button
          type="button"
          title={t("message.copy")}
          aria-label={t("message.copy")}
          onClick={() => void copy(text, t("message.copied"))}
          className={BUTTON}
        >
          <Copy aria-hidden="true" className="size-3.5" />
        </button>
      )}
      {seq !== null && (
        <button
          type="button"
          title={t("message.link")}
          aria-label={t("message.link")}
          onClick={() => void copy(addressOf(seq), t("message.linked"))}
          className={BUTTON}
        >
          <Link aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </div>
  );
}
