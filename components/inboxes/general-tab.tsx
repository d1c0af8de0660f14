import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { LANGUAGES } from "@linkdesk/contract/language-names.ts";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inboxes";
import { ContinuitySettings } from "./continuity-settings.tsx";
import { ReplySettings } from "./reply-settings.tsx";
import { SelectSetting, TextSetting, UrlSetting } from "./settings-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";

const languageOptions = () =>
  [["auto", t("general.browserLanguage")], ...Object.entries(LANGUAGES)] as ReadonlyArray<
    readonly [InboxSettings["language"], string]
  >;

/** What the inbox is called, where it is, and what it speaks. */
export function GeneralTab({ form }: { form: InboxForm }) {
  return (
    <>
      <About form={form} />
      <ReplySettings form={form} />
      <ContinuitySettings form={form} />
    </>
  );
}

function About({ form }: { form: InboxForm }) {
  const { draft, change } = form;
  return (
    <SettingsSection title={t("general.title")}>
      <TextSetting
        form={form}
        path="name"
        label={t("fields.name")}
        hint={t("fields.nameHint")}
        required
        maxLength={80}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <TextSetting
        form={form}
        path="brandName"
        label={t("fields.brand")}
        hint={t("fields.brandHint")}
        required
        maxLength={80}
        value={draft.brandName}
        onChange={(brandName) => change({ brandName })}
      />
      <UrlSetting
        form={form}
        path="websiteUrl"
        label={t("fields.website")}
        value={draft.websiteUrl}
        onChange={(websiteUrl) => change({ websiteUrl })}
      />
      <SelectSetting
        form={form}
        path="settings.language"
        label={t("general.language")}
        hint={t("general.languageHint")}
        value={draft.settings.language}
        options={languageOptions()}
        onChange={form.changeLanguage}
      />
    </SettingsSection>
  );
}
