import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { MAX_RETENTION_DAYS } from "@linkdesk/contract/limits.ts";
import type { PreviewScreen } from "@linkdesk/contract/preview.ts";
import { Switch } from "@/components/ui/switch";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inboxes";
import { NumberSetting } from "./settings-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";

/** What is kept of visitors, in their browser and here, and for how long. */
export function PrivacyTab({
  form,
  show,
}: {
  form: InboxForm;
  show: (screen: PreviewScreen) => void;
}) {
  const { privacy } = form.draft.settings;
  const set = (change: Partial<InboxSettings["privacy"]>) => form.changePart("privacy", change);
  return (
    <>
      <SettingsSection title={t("privacy.consent")} onFocus={() => show("consent")}>
        <Switch
          label={t("privacy.ask")}
          hint={t("privacy.askHint")}
          checked={privacy.cookieConsent}
          onChange={(cookieConsent) => set({ cookieConsent })}
        />
      </SettingsSection>
      <SettingsSection title={t("privacy.returning")}>
        <Switch
          label={t("privacy.recognise")}
          hint={t("privacy.recogniseHint")}
          checked={privacy.persistSession}
          onChange={(persistSession) => set({ persistSession })}
        />
        {privacy.persistSession && (
          <NumberSetting
            form={form}
            path="settings.privacy.sessionDays"
            label={t("privacy.recogniseFor")}
            hint={t("privacy.recogniseForHint")}
            unit={t("privacy.days")}
            min={1}
            max={400}
            value={privacy.sessionDays}
            onChange={(sessionDays) => set({ sessionDays })}
          />
        )}
      </SettingsSection>
      <SettingsSection title={t("privacy.retention")}>
        <Switch
          label={t("privacy.shorten")}
          hint={t("privacy.shortenHint")}
          checked={privacy.anonymizeIp}
          onChange={(anonymizeIp) => set({ anonymizeIp })}
        />
        <NumberSetting
          form={form}
          path="settings.privacy.retentionDays"
          label={t("privacy.delete")}
          hint={t("privacy.deleteHint")}
          unit={t("privacy.days")}
          min={0}
          max={MAX_RETENTION_DAYS}
          value={privacy.retentionDays}
          onChange={(retentionDays) => set({ retentionDays })}
        />
        <Switch
          label={t("privacy.pages")}
          hint={t("privacy.pagesHint")}
          checked={privacy.pageRetention}
          onChange={(pageRetention) => set({ pageRetention })}
        />
      </SettingsSection>
    </>
  );
}
