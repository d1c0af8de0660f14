import type { ContinuitySettings as Settings } from "@linkdesk/contract/inboxes.ts";
import { Switch } from "@/components/ui/switch";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { useMembers } from "@/lib/client/members/use-members";
import { NumberSetting, SelectSetting, TextSetting } from "./settings-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";

const RECIPIENTS = [
  ["everyone", "Everybody in the team"],
  ["list", "These people"],
  ["nobody", "Nobody"],
] as const satisfies ReadonlyArray<readonly [Settings["recipients"], string]>;

/** When e-mail carries a conversation on, and to whom. */
export function ContinuitySettings({ form }: { form: InboxForm }) {
  const { continuity } = form.draft.settings;
  const set = (change: Partial<Settings>) => form.changePart("continuity", change);
  return (
    <SettingsSection title="Conversation continuity">
      <Switch
        label="E-mail whoever is away"
        hint="Your team gets what a visitor wrote, and a visitor who left an address gets your reply."
        checked={continuity.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      {continuity.enabled && (
        <>
          <TextSetting
            form={form}
            path="settings.continuity.offlineThreshold"
            label="Send after being away for"
            hint="From 1m to 24h. In the dashboard, away is who has touched nothing for five minutes."
            maxLength={10}
            required
            value={continuity.offlineThreshold}
            onChange={(offlineThreshold) => set({ offlineThreshold })}
          />
          <TextSetting
            form={form}
            path="settings.continuity.minEmailInterval"
            label="Time between two mails about a conversation"
            hint="From 1m to 24h. What is written meanwhile comes with the next mail."
            maxLength={10}
            required
            value={continuity.minEmailInterval}
            onChange={(minEmailInterval) => set({ minEmailInterval })}
          />
          <NumberSetting
            form={form}
            path="settings.continuity.maxMessagesPerEmail"
            label="Messages in one mail"
            hint="If there are more, they are split over several mails."
            unit="messages"
            min={1}
            max={50}
            value={continuity.maxMessagesPerEmail}
            onChange={(maxMessagesPerEmail) => set({ maxMessagesPerEmail })}
          />
          <SelectSetting
            form={form}
            path="settings.continuity.recipients"
            label="If nobody is assigned, send to"
            value={continuity.recipients}
            options={RECIPIENTS}
            onChange={(recipients) => set({ recipients })}
          />
          {continuity.recipients === "list" && (
            <MemberChoice
              chosen={continuity.recipientIds}
              onChange={(recipientIds) => set({ recipientIds })}
            />
          )}
        </>
      )}
    </SettingsSection>
  );
}

function MemberChoice({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const members = useMembers();
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <fieldset className="space-y-2">
      <legend className="mb-2 font-medium text-sm">People</legend>
      {members.data?.map(({ id, name }) => (
        <Switch
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(isChosen) => toggle(id, isChosen)}
        />
      ))}
    </fieldset>
  );
}
