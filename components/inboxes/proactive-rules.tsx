import type { ProactiveRule } from "@linkdesk/contract/inboxes.ts";
import { Switch } from "@/components/ui/switch";
import { ruleSummary, TRIGGER_LABELS } from "@/lib/client/inboxes/proactive-text";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { ListEditor } from "./list-editor.tsx";
import { NumberSetting, SelectSetting, TextSetting } from "./settings-fields.tsx";

const MAX_RULES = 20;
const MS_PER_S = 1_000;
const MAX_DELAY_S = 86_400;
const DEFAULT_DELAY_MS = 30_000;
const DEFAULT_PERCENTAGE = 50;

const TRIGGERS = Object.entries(TRIGGER_LABELS) as ReadonlyArray<
  [ProactiveRule["trigger"], string]
>;

/** What the chat offers before anybody asked. */
export function ProactiveRules({ form }: { form: InboxForm }) {
  const { proactive } = form.draft.settings.behaviour;
  return (
    <ListEditor<ProactiveRule>
      form={form}
      path="settings.behaviour.proactive"
      label="Proactive messages"
      noun="proactive message"
      entries={proactive}
      onChange={(rules) => form.changePart("behaviour", { proactive: rules })}
      max={MAX_RULES}
      titleOf={(rule) => rule.message}
      detailOf={ruleSummary}
      addOptions={[
        {
          label: "Proactive message",
          make: () => ({ trigger: "time", message: "", delay: DEFAULT_DELAY_MS, onlyOnce: true }),
        },
      ]}
      empty="No proactive messages. The chat waits until a visitor opens it."
    >
      {(rule, update, path) => (
        <>
          <TextSetting
            form={form}
            path={`${path}.message`}
            label="Message"
            rows={2}
            maxLength={500}
            placeholder="Hi! Need any help?"
            value={rule.message}
            onChange={(message) => update({ ...rule, message })}
          />
          <SelectSetting
            form={form}
            path={`${path}.trigger`}
            label="When"
            value={rule.trigger}
            options={TRIGGERS}
            onChange={(trigger) => update(withTrigger(rule, trigger))}
          />
          <Condition form={form} path={path} rule={rule} onChange={update} />
          <NumberSetting
            form={form}
            path={`${path}.delay`}
            label={rule.trigger === "time" ? "After" : "Wait before it appears"}
            unit="seconds"
            min={0}
            max={MAX_DELAY_S}
            value={rule.delay / MS_PER_S}
            onChange={(seconds) => update({ ...rule, delay: Math.round(seconds * MS_PER_S) })}
          />
          <Switch
            label="Only once for each visitor"
            checked={rule.onlyOnce}
            onChange={(onlyOnce) => update({ ...rule, onlyOnce })}
          />
        </>
      )}
    </ListEditor>
  );
}

/** What the trigger needs to know is there from the start. */
function withTrigger(rule: ProactiveRule, trigger: ProactiveRule["trigger"]): ProactiveRule {
  if (trigger === "scroll") {
    return { ...rule, trigger, percentage: rule.percentage ?? DEFAULT_PERCENTAGE };
  }
  return { ...rule, trigger };
}

function Condition({
  form,
  path,
  rule,
  onChange,
}: {
  form: InboxForm;
  path: string;
  rule: ProactiveRule;
  onChange: (rule: ProactiveRule) => void;
}) {
  if (rule.trigger === "pageview") {
    return (
      <TextSetting
        form={form}
        path={`${path}.page`}
        label="Page"
        hint="A path such as /pricing. A * stands for anything: /docs/*."
        placeholder="/pricing"
        maxLength={500}
        value={rule.page ?? ""}
        onChange={(page) => onChange({ ...rule, page })}
      />
    );
  }
  if (rule.trigger === "scroll") {
    return (
      <NumberSetting
        form={form}
        path={`${path}.percentage`}
        label="How far down"
        unit="% of the page"
        min={1}
        max={100}
        value={rule.percentage ?? Number.NaN}
        onChange={(percentage) => onChange({ ...rule, percentage })}
      />
    );
  }
  return null;
}
