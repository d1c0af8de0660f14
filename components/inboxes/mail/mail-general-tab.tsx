import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/mail-inboxes";
import { ContinuitySettings } from "../continuity-settings.tsx";
import { ReplySettings } from "../reply-settings.tsx";
import { TextSetting } from "../settings-fields.tsx";
import { SettingsSection } from "../settings-section.tsx";

/** What an e-mail inbox is called, and when the team is mailed. */
export function MailGeneralTab({ form }: { form: InboxForm }) {
  const { draft, change } = form;
  return (
    <div>
      <SettingsSection title={t("about.title")}>
        <TextSetting
          form={form}
          path="name"
          label={t("about.name")}
          hint={t("about.nameHint")}
          required
          maxLength={80}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <TextSetting
          form={form}
          path="brandName"
          label={t("about.brand")}
          hint={t("about.brandHint", { brand: "{brand}" })}
          required
          maxLength={80}
          value={draft.brandName}
          onChange={(brandName) => change({ brandName })}
        />
      </SettingsSection>
      <ReplySettings form={form} />
      <ContinuitySettings form={form} />
    </div>
  );
}
