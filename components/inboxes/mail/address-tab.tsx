import { fillSignature } from "@linkdesk/contract/fill-signature.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { MailForm } from "@/lib/client/inboxes/use-mail-form";
import { t } from "@/lib/texts/mail-inboxes";
import { TextSetting } from "../settings-fields.tsx";
import { SettingsSection } from "../settings-section.tsx";

const VARIABLES = ["{agent.name}", "{agent.first_name}", "{brand}", "{inbox}"];

/** Who replies are from, and what stands below them. */
export function AddressTab({ form, inbox }: { form: MailForm; inbox: Inbox }) {
  const { draft, change } = form;
  return (
    <div>
      <SettingsSection title={t("address.title")}>
        <Field
          label={t("address.address")}
          name="address"
          hint={t("address.addressHint")}
          error={form.errors.address}
        >
          {(control) => (
            <Input
              {...control}
              required
              type="email"
              autoComplete="off"
              spellCheck={false}
              maxLength={254}
              value={draft.address}
              onChange={(event) => change({ address: event.target.value })}
            />
          )}
        </Field>
        <TextSetting
          form={form}
          path="senderName"
          label={t("address.senderName")}
          hint={t("address.senderNameHint")}
          required
          maxLength={80}
          value={draft.senderName}
          onChange={(senderName) => change({ senderName })}
        />
      </SettingsSection>
      <SettingsSection title={t("signature.title")} lead={t("signature.lead")}>
        <TextSetting
          form={form}
          path="signature"
          label={t("signature.label")}
          hint={t("signature.variables", { variables: VARIABLES.join(", ") })}
          rows={5}
          maxLength={2_000}
          value={draft.signature}
          onChange={(signature) => change({ signature })}
        />
        <SignaturePreview signature={draft.signature} inbox={inbox} />
      </SettingsSection>
    </div>
  );
}

/** The end of a reply as its reader sees it. */
function SignaturePreview({ signature, inbox }: { signature: string; inbox: Inbox }) {
  const filled = fillSignature(signature, {
    agentName: t("signature.sampleAgent"),
    brand: inbox.brandName,
    inbox: inbox.name,
  });
  return (
    <section aria-label={t("signature.preview")} className="rounded-card border border-line p-4">
      <p className="mb-2 font-medium text-[13px] text-muted">{t("signature.preview")}</p>
      <div dir="auto" className="whitespace-pre-wrap break-words text-sm">
        <p>{t("signature.reply")}</p>
        {filled.trim() === "" ? (
          <p className="mt-3 text-muted italic">{t("signature.empty")}</p>
        ) : (
          <p className="mt-3 text-muted">{filled}</p>
        )}
      </div>
    </section>
  );
}
