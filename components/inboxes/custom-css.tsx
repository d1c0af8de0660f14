import { Disclosure } from "@/components/ui/disclosure";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { CSS_CLASSES, CSS_VARIABLES, type CssPart } from "@/lib/client/inboxes/widget-css";
import { t } from "@/lib/texts/inboxes";
import { TextSetting } from "./settings-fields.tsx";

const EXAMPLE = `.linkdesk-widget {
  --linkdesk-border-radius: 6px;
}
.linkdesk-launcher {
  border-radius: 14px;
}`;

/** The website's own rules for the chat, with what they can rely on. */
export function CustomCss({ form }: { form: InboxForm }) {
  return (
    <>
      <TextSetting
        form={form}
        path="settings.appearance.customCss"
        label={t("css.label")}
        hint={t("css.hint")}
        rows={8}
        maxLength={20_000}
        placeholder={EXAMPLE}
        className="font-mono !text-[13px]"
        value={form.draft.settings.appearance.customCss}
        onChange={(customCss) => form.changePart("appearance", { customCss })}
      />
      <Disclosure title={t("css.reference")}>
        <p className="text-muted">
          {t.rich("css.names", {
            code: (words) => <code className="font-mono text-[13px]">{words}</code>,
          })}
        </p>
        <Names title={t("css.classes")} names={CSS_CLASSES} />
        <Names title={t("css.variables")} names={CSS_VARIABLES} />
      </Disclosure>
    </>
  );
}

function Names({ title, names }: { title: string; names: Record<string, CssPart> }) {
  return (
    <>
      <h3 className="mt-4 mb-1 font-medium">{title}</h3>
      <dl className="grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {Object.entries(names).map(([name, part]) => (
          <div key={name} className="contents">
            <dt className="break-all font-mono text-[13px]">{name}</dt>
            <dd className="mb-1.5 text-muted sm:mb-0">{t(`css.parts.${part}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
