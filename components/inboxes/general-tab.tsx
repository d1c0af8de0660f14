import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { LANGUAGES } from "@linkdesk/contract/language-names.ts";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { ContinuitySettings } from "./continuity-settings.tsx";
import { SelectSetting, TextSetting, UrlSetting } from "./settings-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";

const LANGUAGE_OPTIONS = [
  ["auto", "The visitor’s browser language"],
  ...Object.entries(LANGUAGES),
] as ReadonlyArray<readonly [InboxSettings["language"], string]>;

/** What the inbox is called, where it is, and what it speaks. */
export function GeneralTab({ form }: { form: InboxForm }) {
  return (
    <>
      <About form={form} />
      <ContinuitySettings form={form} />
    </>
  );
}

function About({ form }: { form: InboxForm }) {
  const { draft, change } = form;
  return (
    <SettingsSection title="About this inbox">
      <TextSetting
        form={form}
        path="name"
        label="Name"
        hint="Only your team sees it."
        required
        maxLength={80}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <TextSetting
        form={form}
        path="brandName"
        label="Brand name"
        hint="Visitors see it at the top of the chat."
        required
        maxLength={80}
        value={draft.brandName}
        onChange={(brandName) => change({ brandName })}
      />
      <UrlSetting
        form={form}
        path="websiteUrl"
        label="Website"
        value={draft.websiteUrl}
        onChange={(websiteUrl) => change({ websiteUrl })}
      />
      <SelectSetting
        form={form}
        path="settings.language"
        label="Language of the chat"
        hint="For buttons and labels. Your own texts are not translated."
        value={draft.settings.language}
        options={LANGUAGE_OPTIONS}
        onChange={form.changeLanguage}
      />
    </SettingsSection>
  );
}
