"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { fieldErrors, formError } from "@/lib/client/form-errors";
import { showToast } from "@/lib/client/toasts";
import { usePatchInbox } from "@/lib/client/use-inboxes";
import type { Inbox, InboxSettings } from "@/lib/contract/inboxes";
import { isHexColor } from "./looks.ts";
import { WidgetPreview } from "./widget-preview.tsx";

const SWATCHES = ["#3355ee", "#0f766e", "#15803d", "#b45309", "#c2255c", "#7c3aed", "#111827"];
const POSITIONS: ReadonlyArray<[InboxSettings["position"], string]> = [
  ["bottom-left", "Left"],
  ["bottom-right", "Right"],
];

/** Colour, place and words of the chat, with a picture of the result. */
export function AppearanceForm({ inbox, canManage }: { inbox: Inbox; canManage: boolean }) {
  const [draft, setDraft] = useState<InboxSettings>(inbox.settings);
  const { mutate, isPending, error } = usePatchInbox(inbox.id);
  const errors = fieldErrors(error);
  const general = formError(error, [
    "settings.color",
    "settings.greeting",
    "settings.introduction",
  ]);
  const set = (change: Partial<InboxSettings>) => setDraft({ ...draft, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ settings: draft }, { onSuccess: () => showToast({ text: "Saved" }) });
  };
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <form onSubmit={submit}>
        <fieldset disabled={!canManage} className="flex min-w-0 flex-col gap-5">
          {general && <Notice tone="danger">{general}</Notice>}
          <ColorField
            value={draft.color}
            error={errors["settings.color"]}
            onChange={(color) => set({ color })}
          />
          <PositionField value={draft.position} onChange={(position) => set({ position })} />
          <Field
            label="Greeting"
            name="greeting"
            hint="The first line a visitor reads."
            error={errors["settings.greeting"]}
          >
            {(control) => (
              <Input
                {...control}
                dir="auto"
                value={draft.greeting}
                maxLength={200}
                onChange={(event) => set({ greeting: event.target.value })}
              />
            )}
          </Field>
          <Field
            label="Introduction"
            name="introduction"
            hint="What you can help with, and how soon you answer."
            error={errors["settings.introduction"]}
          >
            {(control) => (
              <Textarea
                {...control}
                dir="auto"
                rows={3}
                value={draft.introduction}
                maxLength={500}
                onChange={(event) => set({ introduction: event.target.value })}
              />
            )}
          </Field>
          {canManage && (
            <Button
              type="submit"
              variant="primary"
              busy={isPending}
              disabled={!isHexColor(draft.color)}
              className="self-start"
            >
              Save changes
            </Button>
          )}
        </fieldset>
      </form>
      <WidgetPreview brandName={inbox.brandName} settings={draft} />
    </div>
  );
}

function ColorField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | undefined;
  onChange: (color: string) => void;
}) {
  const shown = error ?? (isHexColor(value) ? null : "Write a colour like #3355ee.");
  return (
    <Field label="Colour" name="color" error={shown}>
      {(control) => (
        <div className="flex flex-wrap items-center gap-2.5">
          <input
            type="color"
            aria-label="Pick a colour"
            value={isHexColor(value) ? value : "#000000"}
            onChange={(event) => onChange(event.target.value)}
            className="h-10 w-12 rounded-control border border-line-strong bg-surface p-1"
          />
          <Input
            {...control}
            value={value}
            maxLength={7}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
            className="!w-28 font-mono"
          />
          <span className="flex gap-2">
            {SWATCHES.map((color) => (
              <button
                key={color}
                type="button"
                aria-label={`Use ${color}`}
                aria-pressed={color === value.toLowerCase()}
                onClick={() => onChange(color)}
                style={{ backgroundColor: color }}
                className={cx(
                  "size-6 rounded-full ring-offset-2 ring-offset-surface transition-shadow",
                  color === value.toLowerCase()
                    ? "ring-2 ring-ink"
                    : "hover:ring-2 hover:ring-line-strong",
                )}
              />
            ))}
          </span>
        </div>
      )}
    </Field>
  );
}

function PositionField({
  value,
  onChange,
}: {
  value: InboxSettings["position"];
  onChange: (position: InboxSettings["position"]) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-[13px]">Side of the screen</legend>
      <div className="inline-flex rounded-control bg-sunken p-0.5">
        {POSITIONS.map(([position, label]) => (
          <label
            key={position}
            className="rounded-md px-4 py-1.5 font-medium text-muted text-sm transition-colors has-checked:bg-raised has-checked:text-ink has-checked:shadow-lift has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="position"
              value={position}
              checked={value === position}
              onChange={() => onChange(position)}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
