"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { Pencil } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { t } from "@/lib/texts/ui";
import { cx } from "./cx.ts";

/**
 * A value that is changed where it stands: a click or Enter opens a field, Enter or leaving it saves, Escape leaves the
 * value as it was. `save` rejects with what to say about a value that is refused; the field then stays open.
 */
export function InlineEdit({
  label,
  value,
  children,
  save,
  explain,
  type = "text",
  inputMode,
  maxLength,
  isCentered = false,
}: {
  label: string;
  /** What the field begins with. */
  value: string;
  /** How the value is shown. */
  children: ReactNode;
  save: (typed: string) => Promise<unknown>;
  /** A refusal in words. */
  explain: (error: unknown) => string;
  type?: "text" | "date";
  inputMode?: "text" | "email" | "decimal";
  maxLength?: number;
  isCentered?: boolean;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  /** By keyboard, the focus goes back to the button; who clicked elsewhere wants it there. */
  const givesBack = useRef(false);
  const isClosed = typed === null;
  useEffect(() => {
    if (isClosed && givesBack.current) button.current?.focus();
    givesBack.current = false;
  }, [isClosed]);

  const close = () => {
    setTyped(null);
    setError(null);
  };
  const submit = async () => {
    if (typed === null || isSaving) return;
    // Half a date has no value: it is neither the old one nor none.
    if (input.current?.validity.badInput) return setError(t("inlineEdit.incomplete"));
    if (typed.trim() === value) return close();
    setSaving(true);
    try {
      await save(typed.trim());
      close();
    } catch (refusal) {
      givesBack.current = false;
      setError(explain(refusal));
    }
    setSaving(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      givesBack.current = true;
      void submit();
    } else if (event.key === "Escape") {
      // Not for the dialog or the list around it.
      event.preventDefault();
      event.stopPropagation();
      givesBack.current = true;
      close();
    }
  };

  if (typed === null) {
    return (
      <button
        ref={button}
        type="button"
        onClick={() => setTyped(value)}
        className={cx(
          "group/edit relative -my-0.5 inline-block max-w-full rounded-control py-0.5 hover:bg-hover",
          !isCentered && "text-start",
        )}
      >
        <span className="sr-only">{t("inlineEdit.change", { label })}</span>
        <span dir="auto" className="[overflow-wrap:anywhere]">
          {children}
        </span>
        <Pencil
          aria-hidden="true"
          className="absolute start-full top-1/2 ms-1 size-3 -translate-y-1/2 text-faint opacity-0 group-hover/edit:opacity-100 group-focus-visible/edit:opacity-100 pointer-coarse:opacity-100"
        />
      </button>
    );
  }
  return (
    <span className="block w-full">
      <input
        ref={input}
        type={type}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        dir="auto"
        autoComplete="off"
        inputMode={inputMode}
        maxLength={maxLength}
        readOnly={isSaving}
        value={typed}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void submit()}
        onKeyDown={onKeyDown}
        className={cx(
          "h-8 w-full rounded-control border border-accent bg-surface px-2 text-base outline-none ring-3 ring-accent/20 aria-invalid:border-danger sm:text-[13px]",
          isCentered && "text-center",
        )}
      />
      {error && (
        <span id={id} role="alert" className="mt-1 block text-danger-text text-xs">
          {error}
        </span>
      )}
    </span>
  );
}
