import type { MailSecurity } from "@linkdesk/contract/mail-accounts.ts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import { MAIL_PRESETS, presetOf } from "@/lib/client/inboxes/mail-presets";
import type { MailForm } from "@/lib/client/inboxes/use-mail-form";
import { t } from "@/lib/texts/mail-inboxes";
import { NumberSetting, SelectSetting } from "../settings-fields.tsx";

export type ServerDraft = { host: string; port: number; security: MailSecurity; user: string };

type Props = {
  form: MailForm;
  side: "outbound" | "inbound";
  server: ServerDraft;
  onChange: (change: Partial<ServerDraft>) => void;
  userHint: string;
};

const SECURITIES = ["tls", "starttls", "none"] as const satisfies readonly MailSecurity[];
/** Not imported from the contract: its schemas would come along. */
const isLoopback = (host: string) => /^(localhost|::1|127\.\d+\.\d+\.\d+)$/.test(host);

const SIDES = {
  outbound: { protocol: "smtp", password: "smtpPassword", stored: "hasSmtpPassword" },
  inbound: { protocol: "imap", password: "imapPassword", stored: "hasImapPassword" },
} as const;

/** A mail server: by provider, or field by field. */
export function ServerFields({ form, side, server, onChange, userHint }: Props) {
  const { protocol } = SIDES[side];
  return (
    <>
      <ProviderChoice form={form} side={side} onChange={onChange} />
      <Field label={t("server.host")} name={`${side}.host`} error={form.errors[`${side}.host`]}>
        {(control) => (
          <Input
            {...control}
            value={server.host}
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            maxLength={253}
            placeholder={`${protocol}.example.com`}
            onChange={(event) => onChange({ host: event.target.value })}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-5">
        <NumberSetting
          form={form}
          path={`${side}.port`}
          label={t("server.port")}
          min={1}
          max={65_535}
          value={server.port}
          onChange={(port) => onChange({ port })}
        />
        <SelectSetting
          form={form}
          path={`${side}.security`}
          label={t("server.security")}
          value={server.security}
          options={SECURITIES.map((one) => [one, t(`server.securities.${one}`)] as const)}
          onChange={(security) => onChange({ security })}
        />
      </div>
      {server.security === "none" && !isLoopback(server.host) && (
        <Notice tone="warning">{t("server.unencrypted")}</Notice>
      )}
      <Field
        label={t("server.user")}
        name={`${side}.user`}
        hint={userHint}
        error={form.errors[`${side}.user`]}
      >
        {(control) => (
          <Input
            {...control}
            value={server.user}
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            maxLength={320}
            onChange={(event) => onChange({ user: event.target.value })}
          />
        )}
      </Field>
      <PasswordField form={form} side={side} />
    </>
  );
}

function ProviderChoice({ form, side, onChange }: Pick<Props, "form" | "side" | "onChange">) {
  const { protocol } = SIDES[side];
  const preset = presetOf(protocol, form.draft[side]);
  return (
    <>
      <Field label={t("server.provider")} name={`${side}.provider`}>
        {(control) => (
          <Select
            {...control}
            value={preset?.id ?? ""}
            onChange={(preset) => {
              const chosen = MAIL_PRESETS.find(({ id }) => id === preset);
              onChange(chosen ? { ...chosen[protocol] } : { host: "" });
            }}
            options={[
              { value: "", label: t("server.other") },
              ...MAIL_PRESETS.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </Field>
      {preset && <Notice>{t(`server.notes.${preset.id}`)}</Notice>}
    </>
  );
}

function PasswordField({ form, side }: Pick<Props, "form" | "side">) {
  const { password, stored } = SIDES[side];
  return (
    <Field
      label={t("server.password")}
      name={password}
      hint={form.account[stored] ? t("server.passwordKept") : t("server.passwordHint")}
      error={form.errors[password]}
    >
      {(control) => (
        <PasswordInput
          {...control}
          autoComplete="new-password"
          maxLength={1_000}
          value={form.draft[password] ?? ""}
          onChange={(event) => form.change({ [password]: event.target.value || undefined })}
        />
      )}
    </Field>
  );
}
