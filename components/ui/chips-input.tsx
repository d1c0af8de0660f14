"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { t } from "@/lib/texts/ui";
import type { ControlProps } from "./field.tsx";

/** A list of short words: Enter or a comma adds one, Backspace takes the last one away. */
export function ChipsInput({
  control,
  values,
  onChange,
  parse,
  complain,
  placeholder,
  max,
}: {
  control: ControlProps;
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** The word as it is kept, or null if it is none. */
  parse: (typed: string) => string | null;
  /** What to say about a word that is none. */
  complain: (typed: string) => string;
  placeholder?: string;
  max: number;
}) {
  const [text, setText] = useState("");
  const [refused, setRefused] = useState("");
  const input = useRef<HTMLInputElement>(null);

  const add = (typed: string) => {
    const words = typed.split(/[\s,;]+/).filter(Boolean);
    const wrong = words.filter((word) => parse(word) === null);
    const right = words.flatMap((word) => parse(word) ?? []);
    onChange([...new Set([...values, ...right])].slice(0, max));
    setText(wrong.join(" "));
    setRefused(wrong[0] === undefined ? "" : complain(wrong[0]));
  };
  const addTyped = () => {
    if (text.trim() !== "") add(text);
  };
  // What is still typed belongs to what is sent. A click on the button must not add it before: the list grows,
  // and the button would move away under the pointer.
  const addBeforeSubmit = useEffectEvent(() => flushSync(addTyped));
  useEffect(() => {
    const form = input.current?.form;
    const onSubmit = () => addBeforeSubmit();
    form?.addEventListener("submit", onSubmit, true);
    return () => form?.removeEventListener("submit", onSubmit, true);
  }, []);
  const remove = (value: string) => {
    onChange(values.filter((other) => other !== value));
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      if (text.trim() !== "") add(text);
    } else if (event.key === "Backspace" && text === "" && values.length > 0) {
      onChange(values.slice(0, -1));
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5 rounded-control border border-line-strong bg-surface p-1.5 focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/20">
      {values.map((value) => (
        <span
          key={value}
          className="inline-flex h-7 items-center rounded-md bg-sunken ps-2 font-mono text-[13px]"
        >
          <span>{value}</span>
          <button
            type="button"
            aria-label={t("chips.remove", { value })}
            onClick={() => remove(value)}
            className="flex size-7 items-center justify-center rounded-md text-muted hover:text-ink"
          >
            <X aria-hidden="true" className="size-3.5" />
          </button>
        </span>
      ))}
      <input
        {...control}
        ref={input}
        value={text}
        placeholder={placeholder}
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          const { relatedTarget: next } = event;
          const isSubmit = next instanceof HTMLButtonElement && next.type === "submit";
          if (!isSubmit || next.form !== event.currentTarget.form) addTyped();
        }}
        className="h-7 min-w-28 flex-1 bg-transparent px-1.5 text-base outline-none sm:text-sm"
      />
      <span role="status" className="basis-full px-1.5 text-[13px] text-danger-text empty:hidden">
        {refused}
      </span>
    </div>
  );
}
