import { type DEFAULT_TEXTS, isDefaultText } from "@linkdesk/contract/default-texts.ts";
import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { fillGreeting } from "@/lib/client/inboxes/greeting";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import type { PreviewScreen } from "./preview/screens.ts";
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
    isDefaultText(name, messages[name])
      ? `${hint} Until you change this text, visitors read it in their own language.`
      : hint;
  return (
    <>
      <SettingsSection title="Home screen" onFocus={() => show("home")}>
        <TextSetting
          {...text("greeting", 200)}
          label="Greeting"
          hint={<GreetingHint greeting={messages.greeting} />}
        />
        <TextSetting
          {...text("introduction", 500)}
          label="Introduction"
          hint={inTheirLanguage("introduction", "What you can help with.")}
          rows={3}
        />
        <TextSetting
          {...text("replyExpectation", 120)}
          label="When to expect a reply"
          hint={inTheirLanguage("replyExpectation", "Only promise what you can keep.")}
        />
      </SettingsSection>
      <SettingsSection title="In a conversation" onFocus={() => show("chat")}>
        <TextSetting
          {...text("welcome", 1_000)}
          label="Welcome message (optional)"
          hint="The first bubble of every new conversation."
          rows={2}
        />
        <TextSetting
          {...text("notice", 300)}
          label="Notice (optional)"
          hint="A banner above the conversation, for example about a public holiday."
          rows={2}
        />
      </SettingsSection>
      <SettingsSection title="When your team is away" onFocus={() => show("away")}>
        <TextSetting
          {...text("offline", 500)}
          label="Offline message"
          hint={inTheirLanguage(
            "offline",
            "Shown while nobody on your team has the dashboard open.",
          )}
          rows={3}
        />
      </SettingsSection>
    </>
  );
}

function GreetingHint({ greeting }: { greeting: string }) {
  return (
    <>
      <code className="font-mono">{"{{first_name | there}}"}</code>{" "}
      <span>
        becomes the visitor’s first name, or the word after the bar if the name is not known.
      </span>
      {fillGreeting(greeting, null) !== greeting && (
        <span
          className="mt-0.5 block"
          dir="auto"
        >{`Maria sees “${fillGreeting(greeting, "Maria")}”, others see “${fillGreeting(greeting, null)}”.`}</span>
      )}
    </>
  );
}
