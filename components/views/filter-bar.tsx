"use client";

import type {
  Condition,
  ConditionGroup,
  ConversationFilter,
} from "@linkdesk/contract/conversation-filter.ts";
import type { Sort } from "@linkdesk/contract/conversation-sorts.ts";
import { FILTER_OPERATORS, type FilterField } from "@linkdesk/contract/filter-operators.ts";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { conversationHref, goTo } from "@/components/conversations/links";
import { Button, IconButton } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import {
  filterOf,
  type ListFilter,
  OPEN_LIST,
} from "@/lib/client/conversations/conversation-cache";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { useSavedViews, useUpdateView } from "@/lib/client/views/use-saved-views";
import { t } from "@/lib/texts/filters";
import { ConditionValue, useFirstValue } from "./condition-value.tsx";
import { SaveViewDialog } from "./save-view-dialog.tsx";

const FIELDS = Object.keys(FILTER_OPERATORS) as FilterField[];

/** Builds a filter condition by condition, shows what it finds, and saves it as a view. */
export function FilterBar({
  filter,
  selectedId,
  onClose,
}: {
  filter: ListFilter;
  selectedId: string | null;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState<ConversationFilter>(() => filterOf(filter));
  const [isSaving, setSaving] = useState(false);
  const firstValue = useFirstValue();
  const setConditions = (conditions: ConversationFilter["conditions"]) =>
    setDraft((before) => ({ ...before, conditions }));
  const show = (custom: ConversationFilter) =>
    goTo(conversationHref(selectedId, { ...OPEN_LIST, custom, sort: filter.sort }));
  return (
    <section aria-label={t("heading")} className="shrink-0 border-line border-b bg-canvas p-3">
      <Select
        aria-label={t("match")}
        options={(["all", "any"] as const).map((value) => ({
          value,
          label: t(`${value}`),
        }))}
        value={draft.match}
        onChange={(match) => setDraft((before) => ({ ...before, match }))}
        className="h-8! sm:text-[13px]"
      />
      <ul className="mt-2 space-y-2">
        {draft.conditions.map((member, i) => (
          <ConditionRow
            // Conditions have no id; one that is removed takes its controls along.
            key={i}
            member={member}
            onChange={(next) => setConditions(draft.conditions.with(i, next))}
            onRemove={() => setConditions(draft.conditions.toSpliced(i, 1))}
          />
        ))}
      </ul>
      {draft.conditions.length === 0 && <p className="text-[13px] text-muted">{t("empty")}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          size="sm"
          onClick={() => setConditions([...draft.conditions, newCondition("tag", firstValue)])}
        >
          <Plus aria-hidden="true" className="size-3.5" />
          {t("add")}
        </Button>
        <Button size="sm" variant="primary" onClick={() => show(draft)}>
          {t("apply")}
        </Button>
        {filter.saved !== null && (
          <SaveChanges id={filter.saved} filter={draft} sort={filter.sort} />
        )}
        <Button size="sm" onClick={() => setSaving(true)}>
          {t("save")}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            goTo(conversationHref(selectedId, OPEN_LIST));
            onClose();
          }}
        >
          {t("clear")}
        </Button>
      </div>
      {isSaving && (
        <SaveViewDialog
          filter={draft}
          sort={filter.sort}
          onClose={() => setSaving(false)}
          onSaved={(view) =>
            goTo(
              conversationHref(selectedId, {
                ...OPEN_LIST,
                ...{ saved: view.id, custom: view.filter, sort: view.sort },
              }),
            )
          }
        />
      )}
    </section>
  );
}

/** Only who may change the view is offered it. */
function SaveChanges({ id, filter, sort }: { id: string; filter: ConversationFilter; sort: Sort }) {
  const view = useSavedViews().data?.find((one) => one.id === id);
  const { mutate, isPending } = useUpdateView();
  const mayShare = useMay("view.share");
  if (!view || (view.isShared && !mayShare)) return null;
  const save = () =>
    mutate({ id, filter, sort }, { onSuccess: () => showToast({ text: t("saveView.saved") }) });
  return (
    <Button size="sm" busy={isPending} onClick={save}>
      {t("update")}
    </Button>
  );
}

function ConditionRow({
  member,
  onChange,
  onRemove,
}: {
  member: Condition | ConditionGroup;
  onChange: (next: Condition) => void;
  onRemove: () => void;
}) {
  const firstValue = useFirstValue();
  const remove = (
    <IconButton label={t("remove")} onClick={onRemove} className="size-8">
      <X aria-hidden="true" className="size-4" />
    </IconButton>
  );
  // Groups come from links and programs; here they can only be taken out.
  if ("match" in member) {
    return (
      <li className="flex items-center gap-2">
        <p className="flex-1 text-[13px] text-muted">{t("group")}</p>
        {remove}
      </li>
    );
  }
  const control = "h-8! sm:text-[13px]";
  return (
    <li className="grid grid-cols-[1fr_auto] gap-1.5">
      <div className="grid grid-cols-2 gap-1.5">
        <Select
          aria-label={t("field")}
          options={FIELDS.map((value) => ({ value, label: t(`fields.${value}`) }))}
          value={member.field}
          onChange={(field) => onChange(newCondition(field, firstValue))}
          className={control}
        />
        <Select
          aria-label={t("operator")}
          options={FILTER_OPERATORS[member.field].map((value) => ({
            value,
            label: t(`operators.${value}`),
          }))}
          value={member.operator}
          onChange={(operator) => onChange({ ...member, operator } as Condition)}
          className={control}
        />
        <div className="col-span-2">
          <ConditionValue condition={member} onChange={onChange} className={control} />
        </div>
      </div>
      {remove}
    </li>
  );
}

function newCondition(
  field: FilterField,
  firstValue: (field: FilterField) => string | boolean,
): Condition {
  const [operator] = FILTER_OPERATORS[field];
  return { field, operator, value: firstValue(field) } as Condition;
}
