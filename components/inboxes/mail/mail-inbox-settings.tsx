"use client";

import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import type { MailAccount } from "@linkdesk/contract/mail-accounts.ts";
import { type ReactNode, useRef, useState } from "react";
import { LoadError } from "@/components/ui/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { type Tab, Tabs } from "@/components/ui/tabs";
import type { FieldErrors } from "@/lib/client/form-errors";
import { useInboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { useMailAccount } from "@/lib/client/inboxes/use-mail-account";
import { type MailTab, mailTabOf, useMailForm } from "@/lib/client/inboxes/use-mail-form";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/mail-inboxes";
import { InboxSwitch } from "../inbox-switch.tsx";
import { Leaving } from "../leaving.tsx";
import { SaveBar } from "../save-bar.tsx";
import { useFocusMistake } from "../use-focus-mistake.ts";
import { useSaveKey } from "../use-save-key.ts";
import { AddressTab } from "./address-tab.tsx";
import { joinForms } from "./join-forms.ts";
import { MailGeneralTab } from "./mail-general-tab.tsx";
import { ReceivingTab } from "./receiving-tab.tsx";
import { SendingTab } from "./sending-tab.tsx";

type Props = { inbox: Inbox; canManage: boolean; initialTab: string };

/** The settings of an e-mail inbox. Members who may not change them see its name only. */
export function MailInboxSettings(props: Props) {
  return props.canManage ? <LoadAccount {...props} /> : <ReadOnly {...props} />;
}

function ReadOnly({ inbox }: Props) {
  const form = useInboxForm(inbox, false);
  return (
    <fieldset disabled className="min-w-0 max-w-2xl">
      <MailGeneralTab form={form} />
    </fieldset>
  );
}

function LoadAccount(props: Props) {
  const account = useMailAccount(props.inbox.id);
  if (account.data) return <Editor {...props} account={account.data} />;
  if (account.isPending) return <Skeleton className="h-64 rounded-card" />;
  return (
    <LoadError
      title={t("loadError")}
      error={account.error}
      onRetry={() => void account.refetch()}
    />
  );
}

type TabId = "general" | MailTab;
const TABS = ["general", "address", "sending", "receiving"] as const satisfies readonly TabId[];

function Editor({ inbox, canManage, initialTab, account }: Props & { account: MailAccount }) {
  const general = useInboxForm(inbox, canManage);
  const mail = useMailForm(account, canManage);
  const form = joinForms(general, mail);
  const maySwitch = useMay("inbox.switch");
  const [tab, setTab] = useState(initialTab);
  const container = useRef<HTMLDivElement>(null);
  const focusMistake = useFocusMistake(container);

  const open = (id: string) => {
    setTab(id);
    window.history.replaceState(null, "", `/inboxes/${inbox.id}?tab=${id}`);
  };
  const save = async () => {
    const [wrongGeneral, wrongMail] = [await general.save(), await mail.save()];
    const wrong: TabId[] = [
      ...(Object.keys(wrongGeneral).length > 0 ? (["general"] as const) : []),
      ...Object.keys(wrongMail).map(mailTabOf),
    ];
    if (wrong[0] === undefined) return true;
    if (!wrong.some((id) => id === tab)) open(wrong[0]);
    focusMistake();
    return false;
  };
  useSaveKey(() => form.isDirty && void save());

  const content: { [Id in TabId]: ReactNode } = {
    general: (
      <>
        <MailGeneralTab form={general} />
        {maySwitch && <InboxSwitch inbox={inbox} />}
      </>
    ),
    address: <AddressTab form={mail} inbox={inbox} />,
    sending: <SendingTab form={mail} />,
    receiving: <ReceivingTab form={mail} />,
  };
  const changed: TabId[] = [
    ...(general.isDirty ? (["general"] as const) : []),
    ...mail.changedTabs,
  ];
  const tabs: Tab[] = TABS.map((id) => ({
    id,
    label: t(`tabs.${id}`),
    content: <div className="flex max-w-2xl flex-col gap-8">{content[id]}</div>,
    mark: markOf(hasError(id, general.errors, mail.errors), changed.includes(id)),
  }));
  return (
    <div ref={container}>
      <Tabs label={t("tabs.label")} value={tab} onChange={open} tabs={tabs} />
      <SaveBar form={form} onSave={() => void save()} />
      <Leaving form={form} save={save} />
    </div>
  );
}

function hasError(id: TabId, general: FieldErrors, mail: FieldErrors): boolean {
  if (id === "general") return Object.keys(general).length > 0;
  return Object.keys(mail).some((path) => mailTabOf(path) === id);
}

function markOf(isWrong: boolean, isChanged: boolean): Tab["mark"] {
  if (isWrong) return { tone: "danger", label: t("tabs.needsAttention") };
  return isChanged ? { tone: "accent", label: t("tabs.unsaved") } : null;
}
