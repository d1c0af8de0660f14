import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import type { PreviewScreen } from "@linkdesk/contract/preview.ts";
import { Segmented, type SegmentOption } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { OFFLINE_PRESETS, PRE_CHAT_PRESETS } from "@/lib/client/inboxes/form-presets";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/inbox-behaviour";
import { FormBuilder } from "./form-builder.tsx";
import { ProactiveRules } from "./proactive-rules.tsx";
import { TextSetting } from "./settings-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { UploadSettings } from "./upload-settings.tsx";

type Behaviour = InboxSettings["behaviour"];
type Props = { form: InboxForm; show: (screen: PreviewScreen) => void };
type PartProps = Props & { behaviour: Behaviour; set: (change: Partial<Behaviour>) => void };

/** What visitors can do, and what the chat does on its own. */
export function BehaviourTab({ form, show }: Props) {
  const { behaviour } = form.draft.settings;
  const set = (change: Partial<Behaviour>) => form.changePart("behaviour", change);
  const part = { form, show, behaviour, set };
  return (
    <>
      <Conversations {...part} />
      <PreChat {...part} />
      <OfflineForm {...part} />
      <SettingsSection title={t("behaviour.files")} onFocus={() => show("chat")}>
        <UploadSettings form={form} />
      </SettingsSection>
      <Writing {...part} />
      <SettingsSection
        title={t("proactive.title")}
        lead={t("proactive.lead")}
        onFocus={() => show("closed")}
      >
        <ProactiveRules form={form} />
      </SettingsSection>
    </>
  );
}

function Conversations({ form, show, behaviour, set }: PartProps) {
  const { config } = useDashboard();
  return (
    <SettingsSection title={t("behaviour.conversations")} onFocus={() => show("home")}>
      <TextSetting
        form={form}
        path="settings.behaviour.startButton"
        label={t("behaviour.start")}
        hint={t("behaviour.startHint")}
        placeholder={t("behaviour.startExample")}
        maxLength={60}
        value={behaviour.startButton}
        onChange={(startButton) => set({ startButton })}
      />
      <Switch
        label={t("behaviour.several")}
        hint={t("behaviour.severalHint")}
        checked={behaviour.severalConversations}
        onChange={(severalConversations) => set({ severalConversations })}
      />
      <Switch
        label={t("behaviour.reopen")}
        hint={t("behaviour.reopenHint")}
        checked={behaviour.replyToResolved}
        onChange={(replyToResolved) => set({ replyToResolved })}
      />
      <Switch
        label={t("behaviour.end")}
        checked={behaviour.endConversation}
        onChange={(endConversation) => set({ endConversation })}
      />
      <Switch
        label={t("behaviour.transcript")}
        checked={behaviour.transcript}
        onChange={(transcript) => set({ transcript })}
      />
      {behaviour.transcript && (
        <Switch
          label={t("behaviour.mailTranscript")}
          hint={config.mail ? t("behaviour.mailTranscriptHint") : t("behaviour.noMailHint")}
          checked={behaviour.transcriptByEmail}
          onChange={(transcriptByEmail) => set({ transcriptByEmail })}
        />
      )}
    </SettingsSection>
  );
}

const whenOptions = (): ReadonlyArray<SegmentOption<Behaviour["preChat"]["when"]>> => [
  { value: "before", label: t("preChat.before") },
  { value: "after", label: t("preChat.after") },
];

function PreChat({ form, show, behaviour, set }: PartProps) {
  const { preChat } = behaviour;
  const change = (next: Partial<typeof preChat>) => set({ preChat: { ...preChat, ...next } });
  return (
    <SettingsSection
      title={t("preChat.title")}
      lead={t("preChat.lead")}
      onFocus={() => show("form")}
    >
      <Switch
        label={t("preChat.enable")}
        checked={preChat.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      {preChat.enabled && (
        <>
          <Segmented
            legend={t("preChat.when")}
            options={whenOptions()}
            value={preChat.when}
            onChange={(when) => change({ when })}
          />
          <FormBuilder
            form={form}
            path="settings.behaviour.preChat.fields"
            fields={preChat.fields}
            presets={PRE_CHAT_PRESETS}
            onChange={(fields) => change({ fields })}
          />
        </>
      )}
    </SettingsSection>
  );
}

function OfflineForm({ form, show, behaviour, set }: PartProps) {
  const { offlineForm } = behaviour;
  const change = (next: Partial<typeof offlineForm>) =>
    set({ offlineForm: { ...offlineForm, ...next } });
  return (
    <SettingsSection
      title={t("offline.title")}
      lead={t("offline.lead")}
      onFocus={() => show("away")}
    >
      <Switch
        label={t("offline.enable")}
        checked={offlineForm.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      {offlineForm.enabled && (
        <>
          <FormBuilder
            form={form}
            path="settings.behaviour.offlineForm.fields"
            fields={offlineForm.fields}
            presets={OFFLINE_PRESETS}
            onChange={(fields) => change({ fields })}
          />
          <TextSetting
            form={form}
            path="settings.behaviour.offlineForm.submitButton"
            label={t("offline.button")}
            placeholder={t("offline.buttonExample")}
            maxLength={40}
            value={offlineForm.submitButton}
            onChange={(submitButton) => change({ submitButton })}
          />
        </>
      )}
    </SettingsSection>
  );
}

function Writing({ show, behaviour, set }: PartProps) {
  return (
    <SettingsSection title={t("behaviour.writing")} onFocus={() => show("chat")}>
      <Switch
        label={t("behaviour.emoji")}
        checked={behaviour.emoji}
        onChange={(emoji) => set({ emoji })}
      />
      <Switch
        label={t("behaviour.sound")}
        hint={t("behaviour.soundHint")}
        checked={behaviour.sounds}
        onChange={(sounds) => set({ sounds })}
      />
    </SettingsSection>
  );
}
