import { type DEFAULT_TEXTS, isDefaultText } from "@linkdesk/contract/default-texts.ts";
import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import type { PreviewScreen } from "@linkdesk/contract/preview.ts";
import { fillGreeting } from "@/lib/client/inboxes/greeting";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inboxes";
import { TextSetting } from "./settings-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";

type Messages = InboxSettings["messages"];

/** What the chat says of its own accord. */
export function MessagesTab({
  form,
  show,
}: {
  form: InboxForm;
  show: (screen: PreviewScreen) => void;
}) {
  const { messages } = form.draft.settings;
  const set = (change: Partial<Messages>) => form.changePart("messages", change);
  const text = (name: keyof Messages, maxLength: number) => ({
    form,
    path: `settings.messages.${name}`,
    maxLength,
    value: messages[name],
    onChange: (value: string) => set({ [name]: value }),
  });
  const inTheirLanguage = (name: keyof typeof DEFAULT_TEXTS, hint: string) =>
    isDefaultText(name, messages[name]) ? t("messages.untilChanged", { hint }) : hint;
  return (
    <>
      <SettingsSection title={t("home.title")} onFocus={() => show("home")}>
        <TextSetting
          {...text("greeting", 200)}
          label={t("messages.greeting")}
          hint={<GreetingHint greeting={messages.greeting} />}
        />
        <TextSetting
          {...text("introduction", 500)}
          label={t("messages.introduction")}
          hint={inTheirLanguage("introduction", t("messages.introductionHint"))}
          rows={3}
        />
        <TextSetting
          {...text("replyExpectation", 120)}
          label={t("messages.reply")}
          hint={inTheirLanguage("replyExpectation", t("messages.replyHint"))}
        />
      </SettingsSection>
      <SettingsSection title={t("messages.conversation")} onFocus={() => show("chat")}>
        <TextSetting
          {...text("welcome", 1_000)}
          label={t("messages.welcome")}
          hint={t("messages.welcomeHint")}
          rows={2}
        />
        <TextSetting
          {...text("notice", 300)}
          label={t("messages.notice")}
          hint={t("messages.noticeHint")}
          rows={2}
        />
      </SettingsSection>
      <SettingsSection title={t("messages.away")} onFocus={() => show("away")}>
        <TextSetting
          {...text("offline", 500)}
          label={t("messages.offline")}
          hint={inTheirLanguage("offline", t("messages.offlineHint"))}
          rows={3}
        />
      </SettingsSection>
    </>
  );
}

function GreetingHint({ greeting }: { greeting: string }) {
  const name = t("messages.exampleName");
  return (
    <>
      {t.rich("messages.greetingHint", {
        code: () => <code className="font-mono">{"{{first_name | there}}"}</code>,
      })}
      {fillGreeting(greeting, null) !== greeting && (
        <span className="mt-0.5 block" dir="auto">
          {t("messages.greetingExample", {
            name,
            named: fillGreeting(greeting, name),
            unnamed: fillGreeting(greeting, null),
          })}
        </span>
      )}
    </>
  );
}
