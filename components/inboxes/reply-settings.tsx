import { Switch } from "@/components/ui/switch";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inboxes";
import { SettingsSection } from "./settings-section.tsx";

/** What a member's reply does with the conversation beside being sent. */
export function ReplySettings({ form: { draft, change } }: { form: InboxForm }) {
  return (
    <SettingsSection title={t("replies.title")}>
      <Switch
        label={t("replies.reopens")}
        hint={t("replies.reopensHint")}
        checked={draft.replyReopens}
        onChange={(replyReopens) => change({ replyReopens })}
      />
      <Switch
        label={t("replies.assigns")}
        hint={t("replies.assignsHint")}
        checked={draft.replyAssigns}
        onChange={(replyAssigns) => change({ replyAssigns })}
      />
    </SettingsSection>
  );
}
