import type { ProactiveRule } from "@linkdesk/contract/inboxes.ts";
import { Switch } from "@/components/ui/switch";
import { ruleSummary } from "@/lib/client/inboxes/proactive-text";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inbox-behaviour";
import { ListEditor } from "./list-editor.tsx";
import { NumberSetting, SelectSetting, TextSetting } from "./settings-fields.tsx";

const MAX_RULES = 20;
const MS_PER_S = 1_000;
const MAX_DELAY_S = 86_400;
const DEFAULT_DELAY_MS = 30_000;
const DEFAULT_PERCENTAGE = 50;

/** The order in which they are offered. */
const TRIGGERS = ["time", "pageview", "scroll", "exit_intent"] as const satisfies ReadonlyArray<
  ProactiveRule["trigger"]
>;

/** What the chat offers before anybody asked. */
export function ProactiveRules({ form }: { form: InboxForm }) {
  const { proactive } = form.draft.settings.behaviour;
  return (
    <ListEditor<ProactiveRule>
      form={form}
      path="settings.behaviour.proactive"
      label={t("proactive.title")}
      kind="offer"
      entries={proactive}
      onChange={(rules) => form.changePart("behaviour", { proactive: rules })}
      max={MAX_RULES}
      titleOf={(rule) => rule.message}
      detailOf={ruleSummary}
      addOptions={[
        {
          label: t("proactive.add"),
          make: () => ({ trigger: "time", message: "", delay: DEFAULT_DELAY_MS, onlyOnce: true }),
        },
      ]}
      empty={t("proactive.empty")}
    >
      {(rule, update, path) => (
        <>
          <TextSetting
            form={form}
            path={`${path}.message`}
            label={t("proactive.message")}
            rows={2}
            maxLength={500}
            placeholder={t("proactive.messageExample")}
            value={rule.message}
            onChange={(message) => update({ ...rule, message })}
          />
          <SelectSetting
            form={form}
            path={`${path}.trigger`}
            label={t("proactive.when")}
            value={rule.trigger}
            options={TRIGGERS.map(
              (trigger) => [trigger, t(`proactive.triggers.${trigger}`)] as const,
            )}
            onChange={(trigger) => update(withTrigger(rule, trigger))}
          />
          <Condition form={form} path={path} rule={rule} onChange={update} />
          <NumberSetting
            form={form}
            path={`${path}.delay`}
            label={rule.trigger === "time" ? t("proactive.after") : t("proactive.delay")}
            unit={t("proactive.seconds")}
            min={0}
            max={MAX_DELAY_S}
            value={rule.delay / MS_PER_S}
            onChange={(seconds) => update({ ...rule, delay: Math.round(seconds * MS_PER_S) })}
          />
          <Switch
            label={t("proactive.once")}
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
        label={t("proactive.page")}
        hint={t("proactive.pageHint")}
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
        label={t("proactive.scroll")}
        unit={t("proactive.percent")}
        min={1}
        max={100}
        value={rule.percentage ?? Number.NaN}
        onChange={(percentage) => onChange({ ...rule, percentage })}
      />
    );
  }
  return null;
}
