import type { MailInbound } from "@linkdesk/contract/mail-accounts.ts";
import { isMailSignIn } from "@linkdesk/contract/mail-providers.ts";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import type { MailForm } from "@/lib/client/inboxes/use-mail-form";
import { t } from "@/lib/texts/mail-inboxes";
import { TextSetting } from "../settings-fields.tsx";
import { SettingsSection } from "../settings-section.tsx";
import { ConnectionCheck } from "./connection-check.tsx";
import { ProviderFields } from "./provider-fields.tsx";
import { ServerFields } from "./server-fields.tsx";
import { ShownAddress } from "./shown-address.tsx";
import { SignInField } from "./sign-in-field.tsx";

const KINDS = ["imap", "forwarding", "provider"] as const satisfies readonly MailInbound["kind"][];

/** How the mails of the inbox arrive. */
export function ReceivingTab({ form }: { form: MailForm }) {
  const { inbound, address } = form.draft;
  const saved = form.account.inbound;
  const choose = (kind: MailInbound["kind"]) => {
    if (kind === saved.kind) return form.change({ inbound: saved });
    form.change({ inbound: newInbound(kind, address, inbound.hasPlusAddresses) });
  };
  return (
    <div>
      <SettingsSection title={t("receiving.title")}>
        <State form={form} />
        <Segmented
          legend={t("receiving.kind")}
          hint={t(`receiving.kindHints.${inbound.kind}`)}
          value={inbound.kind}
          options={kindsOf(form).map((value) => ({ value, label: t(`receiving.kinds.${value}`) }))}
          onChange={choose}
        />
        {inbound.kind === "forwarding" && <ForwardTo address={form.account.forwardingAddress} />}
        {inbound.kind === "imap" && <FolderFields form={form} inbound={inbound} />}
        {inbound.kind === "provider" && <ProviderFields form={form} inbound={inbound} />}
        {(inbound.kind === "google" || inbound.kind === "microsoft") && (
          <>
            <SignInField form={form} provider={inbound.kind} side="inbound" />
            <FolderField form={form} inbound={inbound} />
          </>
        )}
        <Switch
          label={t("receiving.plus")}
          hint={t("receiving.plusHint", { example: address.replace("@", "+1a2b3c@") })}
          checked={inbound.hasPlusAddresses}
          onChange={(hasPlusAddresses) =>
            form.change({ inbound: { ...inbound, hasPlusAddresses } })
          }
        />
      </SettingsSection>
      <ConnectionCheck form={form} side="receiving" />
    </div>
  );
}

/** Sign-ins are there where the operator has set them up, or where one is used already. */
function kindsOf({ account }: MailForm): MailInbound["kind"][] {
  const { kind } = account.inbound;
  const present = isMailSignIn(kind) && !account.signIns.includes(kind) ? [kind] : [];
  return [...KINDS, ...account.signIns, ...present];
}

function newInbound(
  kind: MailInbound["kind"],
  address: string,
  hasPlusAddresses: boolean,
): MailInbound {
  switch (kind) {
    case "imap": {
      const server = { host: "", port: 993, security: "tls", folder: "INBOX" } as const;
      return { kind, ...server, user: address, hasPlusAddresses };
    }
    case "provider":
      return { kind, provider: "postmark", hasPlusAddresses };
    case "forwarding":
      return { kind, hasPlusAddresses };
    case "google":
    case "microsoft":
      return { kind, folder: "INBOX", hasPlusAddresses };
  }
}

type ImapInbound = Extract<MailInbound, { kind: "imap" }>;

function FolderFields({ form, inbound }: { form: MailForm; inbound: ImapInbound }) {
  return (
    <>
      <ServerFields
        form={form}
        side="inbound"
        server={inbound}
        userHint={t("receiving.userHint")}
        onChange={(change) => form.change({ inbound: { ...inbound, ...change } })}
      />
      <FolderField form={form} inbound={inbound} />
    </>
  );
}

type WithFolder = Extract<MailInbound, { folder: string }>;

function FolderField({ form, inbound }: { form: MailForm; inbound: WithFolder }) {
  return (
    <TextSetting
      form={form}
      path="inbound.folder"
      label={t("receiving.folder")}
      hint={t("receiving.folderHint")}
      maxLength={255}
      required
      value={inbound.folder}
      onChange={(folder) => form.change({ inbound: { ...inbound, folder } })}
    />
  );
}

/** Whether receiving works now, of what is saved. */
function State({ form }: { form: MailForm }) {
  const { inbound, lastError, failingSince, checkedAt, signedIn } = form.account;
  if (inbound.kind === "forwarding") return null;
  if (lastError) {
    return (
      <Notice tone="danger">
        <p className="font-medium">{t("receiving.failing")}</p>
        <p>{lastError}</p>
        {failingSince && (
          <p>{t.rich("receiving.since", { time: () => <RelativeTime iso={failingSince} /> })}</p>
        )}
      </Notice>
    );
  }
  // What to do next is said where it is done.
  if (isMailSignIn(inbound.kind) && signedIn === null) return null;
  const isPosted = inbound.kind === "provider";
  return (
    <p className="text-muted text-sm">
      {checkedAt
        ? t.rich(isPosted ? "receiving.received" : "receiving.checked", {
            time: () => <RelativeTime iso={checkedAt} />,
          })
        : t(isPosted ? "receiving.nothingReceived" : "receiving.begins")}
    </p>
  );
}

function ForwardTo({ address }: { address: string | null }) {
  if (!address) return <Notice tone="warning">{t("receiving.noForwarding")}</Notice>;
  return (
    <ShownAddress
      label={t("receiving.forwardTo")}
      address={address}
      hint={t("receiving.forwardHint")}
    />
  );
}
