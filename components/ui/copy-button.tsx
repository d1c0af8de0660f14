"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { showToast } from "@/lib/client/toasts";
import { Button } from "./button.tsx";

const SHOWN_MS = 2_000;

/** Copies a text and says so, in sight and to a screen reader. */
export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
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
        text: "Your browser did not allow copying. Select the text and copy it yourself.",
      });
    }
  };
  const Icon = copied ? Check : Copy;
  return (
    <>
      <Button size="sm" onClick={copy}>
        <Icon aria-hidden="true" className="size-3.5" />
        <span>{copied ? "Copied" : label}</span>
      </Button>
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}
