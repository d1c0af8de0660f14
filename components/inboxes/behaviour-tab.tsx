import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { Segmented, type SegmentOption } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { OFFLINE_PRESETS, PRE_CHAT_PRESETS } from "@/lib/client/inboxes/form-presets";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { FormBuilder } from "./form-builder.tsx";
import type { PreviewScreen } from "./preview/screens.ts";
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
      <SettingsSection title="Files" onFocus={() => show("chat")}>
        <UploadSettings form={form} />
      </SettingsSection>
      <Writing {...part} />
      <SettingsSection
        title="Proactive messages"
        lead="A message next to the chat button that invites visitors to chat. One good message works better than five."
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
    <SettingsSection title="Conversations" onFocus={() => show("home")}>
      <TextSetting
        form={form}
        path="settings.behaviour.startButton"
        label="Start button (optional)"
        hint="If empty, a default text appears in the visitor’s language."
        placeholder="Start a conversation"
        maxLength={60}
        value={behaviour.startButton}
        onChange={(startButton) => set({ startButton })}
      />
      <Switch
        label="Several conversations"
        hint="Visitors can start another conversation while the first is still open."
        checked={behaviour.severalConversations}
        onChange={(severalConversations) => set({ severalConversations })}
      />
      <Switch
        label="Replies reopen resolved conversations"
        hint="When off, visitors start a new one instead."
        checked={behaviour.replyToResolved}
        onChange={(replyToResolved) => set({ replyToResolved })}
      />
      <Switch
        label="Visitors can end a conversation"
        checked={behaviour.endConversation}
        onChange={(endConversation) => set({ endConversation })}
      />
      <Switch
        label="Visitors can download a transcript"
        checked={behaviour.transcript}
        onChange={(transcript) => set({ transcript })}
      />
      {behaviour.transcript && (
        <Switch
          label="Also send transcripts by e-mail"
          hint={
            config.mail
              ? "Visitors enter an address and receive the conversation there."
              : "Available once Linkdesk has a mail server (SMTP_URL). Until then, visitors can download the transcript."
          }
          checked={behaviour.transcriptByEmail}
          onChange={(transcriptByEmail) => set({ transcriptByEmail })}
        />
      )}
    </SettingsSection>
  );
}

const WHEN: ReadonlyArray<SegmentOption<Behaviour["preChat"]["when"]>> = [
  { value: "before", label: "Before the first message" },
  { value: "after", label: "After the first message" },
];

function PreChat({ form, show, behaviour, set }: PartProps) {
  const { preChat } = behaviour;
  const change = (next: Partial<typeof preChat>) => set({ preChat: { ...preChat, ...next } });
  return (
    <SettingsSection
      title="Pre-chat form"
      lead="Learn who is writing. Keep it short: each extra field puts some visitors off."
      onFocus={() => show("form")}
    >
      <Switch
        label="Ask for details first"
        checked={preChat.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      {preChat.enabled && (
        <>
          <Segmented
            legend="When"
            options={WHEN}
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
      title="Offline form"
      lead="Visitors leave a message, and find your reply in the chat."
      onFocus={() => show("away")}
    >
      <Switch
        label="Show a form while your team is away"
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
            label="Button text (optional)"
            placeholder="Send"
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
    <SettingsSection title="Emoji and sound" onFocus={() => show("chat")}>
      <Switch label="Emoji picker" checked={behaviour.emoji} onChange={(emoji) => set({ emoji })} />
      <Switch
        label="Play a sound for new messages"
        hint="Each visitor can turn it off."
        checked={behaviour.sounds}
        onChange={(sounds) => set({ sounds })}
      />
    </SettingsSection>
  );
}
