import { Disclosure } from "@/components/ui/disclosure";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { CSS_CLASSES, CSS_VARIABLES } from "@/lib/client/inboxes/widget-css";
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
        label="Your CSS"
        hint="It overrides our styles. It applies to the chat only, never to your page."
        rows={8}
        maxLength={20_000}
        placeholder={EXAMPLE}
        className="font-mono !text-[13px]"
        value={form.draft.settings.appearance.customCss}
        onChange={(customCss) => form.changePart("appearance", { customCss })}
      />
      <Disclosure title="Class names and variables">
        <p className="text-muted">
          These names stay the same in every version. Names that start with{" "}
          <code className="font-mono text-[13px]">linktor-</code> also work.
        </p>
        <Names title="Classes" names={CSS_CLASSES} />
        <Names title="Variables, to set on .linkdesk-widget" names={CSS_VARIABLES} />
      </Disclosure>
    </>
  );
}

function Names({ title, names }: { title: string; names: Record<string, string> }) {
  return (
    <>
      <h3 className="mt-4 mb-1 font-medium">{title}</h3>
      <dl className="grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {Object.entries(names).map(([name, meaning]) => (
          <div key={name} className="contents">
            <dt className="break-all font-mono text-[13px]">{name}</dt>
            <dd className="mb-1.5 text-muted sm:mb-0">{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
