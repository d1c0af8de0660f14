import { AUDIT_GROUPS, LINKDESK_ACTOR } from "@linkdesk/contract/audit.ts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AuditView } from "@/lib/client/audit/audit-view";
import { useFormerMembers } from "@/lib/client/audit/use-audit";
import { useMembers } from "@/lib/client/members/use-members";
import { t } from "@/lib/texts/audit";

/** Narrows the log to a person, a kind of event, some days. */
export function AuditFilters({
  view,
  onChange,
}: {
  view: AuditView;
  onChange: (view: AuditView) => void;
}) {
  const members = useMembers();
  const former = useFormerMembers();
  const set = (change: Partial<AuditView>) => onChange({ ...view, ...change });
  return (
    <search className="mb-6 grid grid-cols-2 gap-3 sm:grid-cols-4">
      <Field label={t("filters.who")} name="actor">
        {(control) => (
          <Select
            {...control}
            value={view.actor}
            onChange={(actor) => set({ actor })}
            options={[
              { value: "", label: t("filters.everyone") },
              ...optionsOf(members.data),
              { value: LINKDESK_ACTOR, label: t("filters.linkdesk") },
              ...(former.data?.length
                ? [{ label: t("filters.former"), items: optionsOf(former.data) }]
                : []),
            ]}
          />
        )}
      </Field>
      <Field label={t("filters.about")} name="group">
        {(control) => (
          <Select
            {...control}
            value={view.group}
            onChange={(group) => set({ group })}
            options={[
              { value: "", label: t("filters.everything") },
              ...AUDIT_GROUPS.map((group) => ({ value: group, label: t(`groups.${group}`) })),
            ]}
          />
        )}
      </Field>
      <Field label={t("filters.from")} name="from">
        {(control) => (
          <Input
            {...control}
            type="date"
            value={view.from}
            max={view.to || undefined}
            onChange={(event) => set({ from: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("filters.to")} name="to">
        {(control) => (
          <Input
            {...control}
            type="date"
            value={view.to}
            min={view.from || undefined}
            onChange={(event) => set({ to: event.target.value })}
          />
        )}
      </Field>
    </search>
  );
}

function optionsOf(people: readonly { id: string; name: string }[] = []) {
  return people.map(({ id, name }) => ({ value: id, label: name }));
}
