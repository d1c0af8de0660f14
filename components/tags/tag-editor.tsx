"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { MAX_TAG_CHARS, type Tag } from "@linkdesk/contract/tags.ts";
import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";
import { errorText } from "@/lib/client/api";
import { useConversationActions } from "@/lib/client/conversations/use-conversation-actions";
import { useCreateTag, useTags } from "@/lib/client/tags/use-tags";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/tags";
import { TagChip } from "./tag-chip.tsx";
import { TAG_DOTS } from "./tag-colors.ts";

const MAX_SHOWN = 8;

/** The tags of a conversation: they are taken off, added, and created where they are needed. */
export function TagEditor({ detail }: { detail: ConversationDetail }) {
  const tags = useTags();
  const run = useConversationActions(detail.id);
  const create = useCreateTag();
  const [isAdding, setAdding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const has = detail.tagIds;
  const chosen = has.flatMap((id) => tags.data?.find((tag) => tag.id === id) ?? []);
  const free = tags.data?.filter(({ id }) => !has.includes(id)) ?? [];
  const add = ({ id }: Tag) =>
    run([{ type: "add_tag", tagId: id }], { shown: { tagIds: [...has, id] } });
  const remove = ({ id }: Tag) =>
    run([{ type: "remove_tag", tagId: id }], {
      shown: { tagIds: has.filter((one) => one !== id) },
    });
  const close = () => {
    setAdding(false);
    button.current?.focus();
  };
  return (
    <div>
      <div className="flex flex-wrap items-center gap-1.5">
        {chosen.map((tag) => (
          <TagChip key={tag.id} tag={tag}>
            <button
              type="button"
              aria-label={t("remove", { name: tag.name })}
              onClick={() => remove(tag)}
              className="-me-1 flex size-4 shrink-0 items-center justify-center rounded-full hover:bg-pressed hover:text-ink"
            >
              <X aria-hidden="true" className="size-3" />
            </button>
          </TagChip>
        ))}
        <button
          ref={button}
          type="button"
          aria-keyshortcuts="t"
          aria-expanded={isAdding}
          onClick={() => setAdding(!isAdding)}
          className="inline-flex h-6 items-center gap-1 rounded-full border border-line-strong border-dashed px-2 text-muted text-xs hover:bg-hover hover:text-ink"
        >
          <Plus aria-hidden="true" className="size-3" />
          {t("add")}
        </button>
      </div>
      {isAdding && (
        <TagPicker
          free={free}
          taken={tags.data ?? []}
          onPick={add}
          onCreate={(name) =>
            create.mutate(
              { name, color: "gray" },
              {
                onSuccess: add,
                onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
              },
            )
          }
          onClose={close}
        />
      )}
    </div>
  );
}

type Choice = { tag: Tag } | { create: string };

/** A combobox: what is typed narrows the list down, arrows move, Enter takes, Escape closes. */
function TagPicker({
  free,
  taken,
  onPick,
  onCreate,
  onClose,
}: {
  free: readonly Tag[];
  taken: readonly Tag[];
  onPick: (tag: Tag) => void;
  onCreate: (name: string) => void;
  onClose: () => void;
}) {
  const id = useId();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const name = words.trim();
  const key = name.toLowerCase();
  const found = free.filter((tag) => tag.name.toLowerCase().includes(key)).slice(0, MAX_SHOWN);
  const isNew = name !== "" && !taken.some((tag) => tag.name.toLowerCase() === key);
  const choices: Choice[] = [
    ...found.map((tag) => ({ tag })),
    ...(isNew ? [{ create: name }] : []),
  ];
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    if ("tag" in choice) onPick(choice.tag);
    else onCreate(choice.create);
    setWords("");
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((before) => (before + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(choices[at]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <div className="mt-2">
      <Input
        role="combobox"
        aria-label={t("placeholder")}
        placeholder={t("placeholder")}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={choices.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        autoFocus
        maxLength={MAX_TAG_CHARS}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="h-9"
      />
      <div id={`${id}-list`} role="listbox" aria-label={t("title")} className="mt-1">
        {choices.map((choice, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={"tag" in choice ? choice.tag.id : "create"}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
            onPointerMove={() => setAt(i)}
            className={cx(
              "flex cursor-pointer items-center gap-2 rounded-control px-2.5 py-1.5 text-[13px]",
              i === at && "bg-hover",
            )}
          >
            {"tag" in choice ? (
              <>
                <span
                  aria-hidden="true"
                  className={cx("size-2 shrink-0 rounded-full", TAG_DOTS[choice.tag.color])}
                />
                <bdi className="truncate">{choice.tag.name}</bdi>
              </>
            ) : (
              <span className="truncate">{t("create", { name: choice.create })}</span>
            )}
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p className="px-2.5 py-1.5 text-[13px] text-muted">
          {name === "" ? t("none") : t("nothing")}
        </p>
      )}
    </div>
  );
}
