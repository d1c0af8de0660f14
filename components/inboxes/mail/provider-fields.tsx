import type { MailInbound } from "@linkdesk/contract/mail-accounts.ts";
import {
  hasProviderKey,
  MAIL_PROVIDERS,
  type MailProvider,
  PROVIDER_RULES,
} from "@linkdesk/contract/mail-providers.ts";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import type { MailForm } from "@/lib/client/inboxes/use-mail-form";
import { t } from "@/lib/texts/mail-inboxes";
import { SelectSetting } from "../settings-fields.tsx";
import { ShownAddress } from "./shown-address.tsx";
import { WebhookAddress } from "./webhook-address.tsx";

type Props = { form: MailForm; inbound: Extract<MailInbound, { kind: "provider" }> };

const STEPS = ["first", "second", "third"] as const;

/** A service that posts the mails of the inbox here: which one, where to, and what it signs with. */
export function ProviderFields({ form, inbound }: Props) {
  const { provider } = inbound;
  const { webhookBase, hasSigningSecret, hasProviderApiKey } = form.account;
  const saved = form.account.inbound;
  const isSaved = saved.kind === "provider" && saved.provider === provider;
  const url = `${webhookBase}/${PROVIDER_RULES[provider].path}`;
  const change = (next: MailProvider) =>
    form.change({
      inbound: { ...inbound, provider: next },
      signingSecret: undefined,
      providerApiKey: undefined,
    });
  return (
    <>
      <SelectSetting
        form={form}
        path="inbound.provider"
        label={t("provider.label")}
        value={provider}
        options={MAIL_PROVIDERS.map((one) => [one, t(`provider.names.${one}`)] as const)}
        onChange={change}
      />
      <section aria-label={t("provider.steps")}>
        <p className="mb-1.5 font-medium text-[13px]">{t("provider.steps")}</p>
        <ol className="flex list-decimal flex-col gap-1 ps-5 text-sm">
          {STEPS.map((step) => (
            <li key={step}>{t(`provider.toDo.${provider}.${step}`)}</li>
          ))}
        </ol>
      </section>
      {hasProviderKey(provider) ? (
        <WebhookAddress key={provider} form={form} provider={provider} isSaved={isSaved} />
      ) : (
        <ShownAddress label={t("provider.address")} address={url} />
      )}
      {(provider === "mailgun" || provider === "resend" || provider === "sendgrid") && (
        <SecretField
          form={form}
          name="signingSecret"
          label={t(`provider.secrets.${provider}`)}
          hint={t("provider.secretHint")}
          isStored={isSaved && hasSigningSecret}
        />
      )}
      {PROVIDER_RULES[provider].isFetched && (
        <SecretField
          form={form}
          name="providerApiKey"
          label={t("provider.apiKey")}
          hint={t("provider.apiKeyHint")}
          isStored={isSaved && hasProviderApiKey}
        />
      )}
    </>
  );
}

type SecretProps = {
  form: MailForm;
  name: "signingSecret" | "providerApiKey";
  label: string;
  hint: string;
  isStored: boolean;
};

function SecretField({ form, name, label, hint, isStored }: SecretProps) {
  return (
    <Field
      label={label}
      name={name}
      hint={isStored ? `${hint} ${t("provider.secretKept")}` : hint}
      error={form.errors[name]}
    >
      {(control) => (
        <PasswordInput
          {...control}
          autoComplete="off"
          maxLength={1_000}
          value={form.draft[name] ?? ""}
          onChange={(event) => form.change({ [name]: event.target.value || undefined })}
        />
      )}
    </Field>
  );
}
