import type { ContinuitySettings as Settings } from "@linkdesk/contract/inboxes.ts";
import { Switch } from "@/components/ui/switch";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { useMembers } from "@/lib/client/members/use-members";
import { t } from "@/lib/texts/inbox-behaviour";
import { NumberSetting, SelectSetting, TextSetting } from "./settings-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";

const RECIPIENTS = ["everyone", "list", "nobody"] as const satisfies ReadonlyArray<
  Settings["recipients"]
>;

/** When e-mail carries a conversation on, and to whom. */
export function ContinuitySettings({ form }: { form: InboxForm }) {
  const { continuity } = form.draft.settings;
  const set = (change: Partial<Settings>) => form.changePart("continuity", change);
  return (
    <SettingsSection title={t("continuity.title")}>
      <Switch
        label={t("continuity.enable")}
        hint={t("continuity.enableHint")}
        checked={continuity.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      {continuity.enabled && (
        <>
          {form.inbox.kind === "webchat" && <SendFrom form={form} />}
          <TextSetting
            form={form}
            path="settings.continuity.offlineThreshold"
            label={t("continuity.after")}
            hint={t("continuity.afterHint")}
            maxLength={10}
            required
            value={continuity.offlineThreshold}
            onChange={(offlineThreshold) => set({ offlineThreshold })}
          />
          <TextSetting
            form={form}
            path="settings.continuity.minEmailInterval"
            label={t("continuity.interval")}
            hint={t("continuity.intervalHint")}
            maxLength={10}
            required
            value={continuity.minEmailInterval}
            onChange={(minEmailInterval) => set({ minEmailInterval })}
          />
          <NumberSetting
            form={form}
            path="settings.continuity.maxMessagesPerEmail"
            label={t("continuity.max")}
            hint={t("continuity.maxHint")}
            unit={t("continuity.messages")}
            min={1}
            max={50}
            value={continuity.maxMessagesPerEmail}
            onChange={(maxMessagesPerEmail) => set({ maxMessagesPerEmail })}
          />
          <SelectSetting
            form={form}
            path="settings.continuity.recipients"
            label={t("continuity.recipients")}
            value={continuity.recipients}
            options={RECIPIENTS.map((who) => [who, t(`continuity.who.${who}`)] as const)}
            onChange={(recipients) => set({ recipients })}
          />
          {continuity.recipients === "list" && (
            <MemberChoice
              chosen={continuity.recipientIds}
              onChange={(recipientIds) => set({ recipientIds })}
            />
          )}
          {form.inbox.kind === "webchat" && (
            <Switch
              label={t("continuity.ask")}
              hint={t("continuity.askHint")}
              checked={continuity.askForAddress}
              onChange={(askForAddress) => set({ askForAddress })}
            />
          )}
        </>
      )}
    </SettingsSection>
  );
}

/** By which address the mails of a live chat leave. */
function SendFrom({ form }: { form: InboxForm }) {
  const inboxes = useInboxes();
  const mailInboxes = (inboxes.data ?? []).filter(({ kind }) => kind === "email");
  const options = mailInboxes.map(
    ({ id, name, mail }) => [id, mail ? `${name} (${mail.address})` : name] as const,
  );
  return (
    <SelectSetting<string>
      form={form}
      path="mailInboxId"
      label={t("continuity.from")}
      hint={t("continuity.fromHint")}
      value={form.draft.mailInboxId ?? ""}
      options={[["", t("continuity.installation")], ...options]}
      onChange={(id) => form.change({ mailInboxId: id === "" ? null : id })}
    />
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
      <legend className="mb-2 font-medium text-sm">{t("continuity.people")}</legend>
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
