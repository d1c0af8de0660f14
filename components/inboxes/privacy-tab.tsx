import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { MAX_RETENTION_DAYS } from "@linkdesk/contract/limits.ts";
import { Switch } from "@/components/ui/switch";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import type { PreviewScreen } from "./preview/screens.ts";
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
      <SettingsSection title="Consent" onFocus={() => show("consent")}>
        <Switch
          label="Ask before anything is stored"
          hint="Nothing is stored and no connection is opened until the visitor agrees."
          checked={privacy.cookieConsent}
          onChange={(cookieConsent) => set({ cookieConsent })}
        />
      </SettingsSection>
      <SettingsSection title="Returning visitors">
        <Switch
          label="Recognise returning visitors"
          hint="They see their earlier conversations. When off, every visit starts from scratch."
          checked={privacy.persistSession}
          onChange={(persistSession) => set({ persistSession })}
        />
        {privacy.persistSession && (
          <NumberSetting
            form={form}
            path="settings.privacy.sessionDays"
            label="Recognise them for"
            hint="After that, they count as new visitors."
            unit="days"
            min={1}
            max={400}
            value={privacy.sessionDays}
            onChange={(sessionDays) => set({ sessionDays })}
          />
        )}
      </SettingsSection>
      <SettingsSection title="Data retention">
        <Switch
          label="Shorten IP addresses"
          hint="Only the network part of a visitor’s address is stored, never the whole address."
          checked={privacy.anonymizeIp}
          onChange={(anonymizeIp) => set({ anonymizeIp })}
        />
        <NumberSetting
          form={form}
          path="settings.privacy.retentionDays"
          label="Delete closed conversations after"
          hint="Counted from their last message, with their files. 0 keeps them forever. Deleted conversations can’t be restored."
          unit="days"
          min={0}
          max={MAX_RETENTION_DAYS}
          value={privacy.retentionDays}
          onChange={(retentionDays) => set({ retentionDays })}
        />
        <Switch
          label="Pages can ask for fewer days"
          hint="Your website’s dataRetention option then applies. Visitors can also set it in their own browser, and so have their messages deleted earlier."
          checked={privacy.pageRetention}
          onChange={(pageRetention) => set({ pageRetention })}
        />
      </SettingsSection>
    </>
  );
}
