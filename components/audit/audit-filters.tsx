import { AUDIT_GROUPS, type AuditGroup, LINKDESK_ACTOR } from "@linkdesk/contract/audit.ts";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { AuditView } from "@/lib/client/audit/audit-view";
import { useFormerMembers } from "@/lib/client/audit/use-audit";
import { useMembers } from "@/lib/client/members/use-members";

const GROUPS = Object.entries(AUDIT_GROUPS) as [AuditGroup, string][];

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
      <Field label="Who" name="actor">
        {(control) => (
          <Select
            {...control}
            value={view.actor}
            onChange={(event) => set({ actor: event.target.value })}
          >
            <option value="">Everyone</option>
            {members.data?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={LINKDESK_ACTOR}>Linkdesk itself</option>
            {former.data && former.data.length > 0 && (
              <optgroup label="Former members">
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
      <Field label="About" name="group">
        {(control) => (
          <Select
            {...control}
            value={view.group}
            onChange={(event) => {
              const group = GROUPS.find(([name]) => name === event.target.value);
              set({ group: group?.[0] ?? "" });
            }}
          >
            <option value="">Everything</option>
            {GROUPS.map(([group, label]) => (
              <option key={group} value={group}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="From (UTC)" name="from">
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
      <Field label="To (UTC)" name="to">
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
