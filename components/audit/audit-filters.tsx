import { AUDIT_GROUPS, LINKDESK_ACTOR } from "@linkdesk/contract/audit.ts";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
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
            onChange={(event) => set({ actor: event.target.value })}
          >
            <option value="">{t("filters.everyone")}</option>
            {members.data?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={LINKDESK_ACTOR}>{t("filters.linkdesk")}</option>
            {former.data && former.data.length > 0 && (
              <optgroup label={t("filters.former")}>
                {former.data.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
          </Select>
        )}
      </Field>
      <Field label={t("filters.about")} name="group">
        {(control) => (
          <Select
            {...control}
            value={view.group}
            onChange={(event) => {
              const group = AUDIT_GROUPS.find((name) => name === event.target.value);
              set({ group: group ?? "" });
            }}
          >
            <option value="">{t("filters.everything")}</option>
            {AUDIT_GROUPS.map((group) => (
              <option key={group} value={group}>
                {t(`groups.${group}`)}
              </option>
            ))}
          </Select>
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
