import type { MailAccount, PutMailAccountBody } from "@linkdesk/contract/mail-accounts.ts";
import { useState } from "react";
import { type FieldErrors, fieldErrors, formError } from "../form-errors.ts";
import { isSame } from "./inbox-draft.ts";
import type { InboxForm } from "./use-inbox-form.ts";
import { usePutMailAccount } from "./use-mail-account.ts";

/** An account as the form shows it. A password that was not typed is not in it. */
export type MailDraft = PutMailAccountBody;
export type MailTab = "address" | "sending" | "receiving";

/** The form of an e-mail inbox's account; it is saved and discarded like that of an inbox. */
export type MailForm = Pick<
  InboxForm,
  "canManage" | "state" | "isDirty" | "errors" | "failure" | "discard" | "save"
> & {
  account: MailAccount;
  draft: MailDraft;
  changedTabs: MailTab[];
  change: (change: Partial<MailDraft>) => void;
};

const draftOf = (account: MailAccount): MailDraft => {
  const { address, senderName, signature, outbound, inbound } = account;
  return { address, senderName, signature, outbound, inbound };
};

const TABS = {
  address: ["address", "senderName", "signature"],
  sending: ["outbound", "smtpPassword"],
  receiving: ["inbound", "imapPassword", "signingSecret", "providerApiKey"],
} as const satisfies { [Tab in MailTab]: readonly (keyof MailDraft)[] };

/** The tab that shows the field of an error such as `outbound.host`. */
export function mailTabOf(path: string): MailTab {
  const [field] = path.split(".");
  const tabs = Object.keys(TABS) as MailTab[];
  return tabs.find((tab) => TABS[tab].some((name) => name === field)) ?? "address";
}

/** Saved as a whole: what is wrong with it, the server says. */
export function useMailForm(account: MailAccount, canManage: boolean): MailForm {
  const [changes, setChanges] = useState<Partial<MailDraft>>({});
  const { mutateAsync, isPending, reset } = usePutMailAccount(account.inboxId);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const saved = draftOf(account);
  const draft = { ...saved, ...changes };
  const isChanged = (name: keyof MailDraft) => !isSame(saved[name], draft[name]);
  const changedTabs = (Object.keys(TABS) as MailTab[]).filter((tab) => TABS[tab].some(isChanged));
  const isDirty = changedTabs.length > 0;

  const save = async (): Promise<FieldErrors> => {
    if (isPending || !canManage || !isDirty) return {};
    setFailure(null);
    try {
      await mutateAsync(tidy(draft));
      setErrors({});
      setChanges({});
      setIsSaved(true);
      return {};
    } catch (error) {
      const said = fieldErrors(error);
      setErrors(said);
      setFailure(formError(error, Object.keys(said)));
      return said;
    }
  };

  return {
    account,
    draft,
    canManage,
    state: isPending ? "saving" : isDirty ? "dirty" : isSaved ? "saved" : "clean",
    isDirty,
    changedTabs,
    errors,
    failure,
    change: (change) => {
      setIsSaved(false);
      setErrors((before) => withoutChanged(before, Object.keys(change)));
      setChanges((before) => ({ ...before, ...change }));
    },
    save,
    discard: () => {
      reset();
      setErrors({});
      setFailure(null);
      setIsSaved(false);
      setChanges({});
    },
  };
}

/** What was said about a field goes as soon as the field is changed. */
function withoutChanged(errors: FieldErrors, names: readonly string[]): FieldErrors {
  const left = Object.entries(errors).filter(([path]) => !names.includes(path.split(".")[0] ?? ""));
  return Object.fromEntries(left);
}

/** A field that was emptied again is a password that stays. */
function tidy(draft: MailDraft): MailDraft {
  const { smtpPassword, imapPassword, signingSecret, providerApiKey, ...rest } = draft;
  return {
    ...rest,
    ...(smtpPassword && { smtpPassword }),
    ...(imapPassword && { imapPassword }),
    ...(signingSecret && { signingSecret }),
    ...(providerApiKey && { providerApiKey }),
  };
}
