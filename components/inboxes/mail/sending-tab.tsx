import type { MailOutbound } from "@linkdesk/contract/mail-accounts.ts";
import { isMailSignIn } from "@linkdesk/contract/mail-providers.ts";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import type { MailForm } from "@/lib/client/inboxes/use-mail-form";
import { t } from "@/lib/texts/mail-inboxes";
import { SettingsSection } from "../settings-section.tsx";
import { ConnectionCheck } from "./connection-check.tsx";
import { ServerFields } from "./server-fields.tsx";
import { SignInField } from "./sign-in-field.tsx";
import { TestMail } from "./test-mail.tsx";

const KINDS = ["smtp", "installation"] as const satisfies readonly MailOutbound["kind"][];

/** How the mails of the inbox leave. */
export function SendingTab({ form }: { form: MailForm }) {
  const { outbound, address } = form.draft;
  const saved = form.account.outbound;
  const choose = (kind: MailOutbound["kind"]) => {
    if (kind === saved.kind) return form.change({ outbound: saved });
    if (isMailSignIn(kind)) return form.change({ outbound: { kind } });
    const server = { host: "", port: 465, security: "tls", user: address } as const;
    form.change({ outbound: kind === "smtp" ? { kind, ...server } : { kind } });
  };
  return (
    <div>
      <SettingsSection title={t("sending.title")}>
        <Segmented
          legend={t("sending.kind")}
          hint={t(`sending.kindHints.${outbound.kind}`)}
          value={outbound.kind}
          options={kindsOf(form).map((value) => ({ value, label: t(`sending.kinds.${value}`) }))}
          onChange={choose}
        />
        {outbound.kind === "installation" && <ByInstallation form={form} />}
        {(outbound.kind === "google" || outbound.kind === "microsoft") && (
          <SignInField form={form} provider={outbound.kind} side="outbound" />
        )}
        {outbound.kind === "smtp" && (
          <ServerFields
            form={form}
            side="outbound"
            server={outbound}
            userHint={t("sending.userHint")}
            onChange={(change) => form.change({ outbound: { ...outbound, ...change } })}
          />
        )}
      </SettingsSection>
      <ConnectionCheck form={form} side="sending" />
      <TestMail form={form} />
    </div>
  );
}

/** Sign-ins are there where the operator has set them up, or where one is used already. */
function kindsOf({ account }: MailForm): MailOutbound["kind"][] {
  const { kind } = account.outbound;
  const present = isMailSignIn(kind) && !account.signIns.includes(kind) ? [kind] : [];
  return [...KINDS, ...account.signIns, ...present];
}

function ByInstallation({ form }: { form: MailForm }) {
  const { installation } = form.account;
  if (!installation.isDelivered) {
    return <Notice tone="warning">{t("sending.notDelivered")}</Notice>;
  }
  return (
    <p className="text-sm">
      {t.rich("sending.installation", {
        name: form.draft.senderName,
        replyTo: form.draft.address,
        address: () => <bdi>{`<${installation.address}>`}</bdi>,
      })}
    </p>
  );
}
