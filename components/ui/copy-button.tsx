"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/ui";
import { Button } from "./button.tsx";

const SHOWN_MS = 2_000;

/** Copies a text and says so, in sight and to a screen reader. */
export function CopyButton({ text, label = t("copy.button") }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      showToast({
        tone: "danger",
        text: t("copy.refused"),
      });
    }
  };
  const Icon = copied ? Check : Copy;
  return (
    <>
      <Button size="sm" onClick={copy}>
        <Icon aria-hidden="true" className="size-3.5" />
        <span>{copied ? t("copy.done") : label}</span>
      </Button>
      <span role="status" className="sr-only">
        {copied ? t("copy.done") : ""}
      </span>
    </>
  );
}
