"use client";

import { CircleAlert, Plus } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inbox-behaviour";
import { type ListKind, ListRow } from "./list-row.tsx";
import { useFocusNext } from "./use-focus-next.ts";
import { useRows } from "./use-rows.ts";

type AddOption<T> = { label: string; make: () => T };

/** Rows that are added, opened and edited, put in order and removed, all by buttons. */
export function ListEditor<T>({
  form,
  path,
  label,
  kind,
  entries,
  onChange,
  max,
  titleOf,
  detailOf,
  addOptions,
  empty,
  children,
}: {
  form: InboxForm;
  /** Where the list is, for its errors. */
  path: string;
  label: string;
  /** What an entry is called, as in "Remove this card". */
  kind: ListKind;
  entries: readonly T[];
  onChange: (entries: T[]) => void;
  max: number;
  titleOf: (entry: T) => string;
  detailOf?: (entry: T) => ReactNode;
  addOptions: ReadonlyArray<AddOption<T>>;
  empty: string;
  children: (entry: T, update: (entry: T) => void, path: string) => ReactNode;
}) {
  const { rows, update, add, remove, move } = useRows(entries, onChange);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [news, setNews] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const focusNext = useFocusNext(list);
  const error = form.errors[path];
  const isWrong = (index: number) =>
    Object.keys(form.errors).some((field) => field.startsWith(`${path}.${index}.`));
  const wrong = rows.filter((_, index) => isWrong(index)).map((row) => row.id);
  if (wrong.some((id) => !opened.has(id))) {
    // And they stay open: a row must not close while somebody mends it.
    setOpened(new Set([...opened, ...wrong]));
  }
  const toggle = (id: string) => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  return (
    <div ref={list}>
      {rows.length === 0 ? (
        <p className="rounded-card border border-line-strong border-dashed px-4 py-5 text-center text-muted text-sm">
          {empty}
        </p>
      ) : (
        <ol aria-label={label} className="flex flex-col gap-2">
          {rows.map(({ id, entry }, index) => {
            const at = `${path}.${index}`;
            return (
              <ListRow
                key={id}
                id={id}
                title={titleOf(entry)}
                detail={detailOf?.(entry)}
                kind={kind}
                // Nobody can press anything in a form that is only for reading.
                isOpen={opened.has(id) || !form.canManage}
                isFirst={index === 0}
                isLast={index === rows.length - 1}
                canEdit={form.canManage}
                onToggle={() => toggle(id)}
                onMove={(step) => {
                  move(index, index + step);
                  setNews(t("list.moved", { position: index + step + 1, count: rows.length }));
                  focusNext(id, step < 0 ? "up" : "down");
                }}
                onRemove={() => {
                  remove(index);
                  setNews(t("list.removed", { name: titleOf(entry) || t("list.kind", { kind }) }));
                  focusNext(rows[index + 1]?.id ?? rows[index - 1]?.id ?? "", "toggle");
                }}
              >
                {children(entry, (next) => update(index, next), at)}
              </ListRow>
            );
          })}
        </ol>
      )}
      {error && <ListError text={error} />}
      {form.canManage && (
        <AddButtons
          options={addOptions}
          max={max}
          isFull={rows.length >= max}
          onAdd={(entry) => {
            const id = add(entry);
            setOpened(new Set([...opened, id]));
            focusNext(id, "field");
          }}
        />
      )}
      <span role="status" className="sr-only">
        {news}
      </span>
    </div>
  );
}

function ListError({ text }: { text: string }) {
  return (
    <p
      role="alert"
      tabIndex={-1}
      data-field-error
      className="mt-2 flex items-start gap-1.5 text-[13px] text-danger-text"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
      <span>{text}</span>
    </p>
  );
}

function AddButtons<T>({
  options,
  max,
  isFull,
  onAdd,
}: {
  options: ReadonlyArray<AddOption<T>>;
  max: number;
  isFull: boolean;
  onAdd: (entry: T) => void;
}) {
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {options.map((option) => (
        <Button
          key={option.label}
          size="sm"
          data-add
          disabled={isFull}
          onClick={() => onAdd(option.make())}
        >
          <Plus aria-hidden="true" className="size-3.5" />
          <span>{option.label}</span>
        </Button>
      ))}
      {isFull && (
        <span className="self-center text-[13px] text-muted">{t("list.full", { max })}</span>
      )}
    </div>
  );
}
