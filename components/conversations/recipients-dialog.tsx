"use client";

import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import type { MailPerson } from "@linkdesk/contract/emails.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ChipsInput } from "@/components/ui/chips-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { api, errorText } from "@/lib/client/api";
import { mailPeople } from "@/lib/client/conversations/mail-people";
import { keys } from "@/lib/client/query-keys";
import { t } from "@/lib/texts/emails";

const MAX_PEOPLE = 20;

/** Changes whom the replies of a conversation are mailed to. */
export function RecipientsDialog({
  detail,
  onClose,
}: {
  detail: ConversationDetail;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const before = mailPeople(detail);
  const [to, setTo] = useState(before.to.map(({ address }) => address));
  const [cc, setCc] = useState(before.cc.map(({ address }) => address));
  const known = new Map([...before.to, ...before.cc].map((person) => [person.address, person]));
  const people = (addresses: string[]): MailPerson[] =>
    addresses.map((address) => known.get(address) ?? { name: "", address });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      api.put(`/conversations/${detail.id}/recipients`, { to: people(to), cc: people(cc) }),
    onSuccess: (emailThread) => {
      client.setQueryData<ConversationDetail>(
        keys.detail(detail.id),
        (old) => old && { ...old, emailThread, mailAddress: emailThread.to[0]?.address ?? null },
      );
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate();
  };
  const complain = (typed: string) => t("recipients.invalid", { typed });
  return (
    <Dialog open onClose={onClose} title={t("recipients.title")} description={t("recipients.lead")}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        <Field label={t("recipients.toLabel")} name="to" hint={t("recipients.hint")}>
          {(control) => (
            <ChipsInput
              control={control}
              values={to}
              onChange={setTo}
              parse={asAddress}
              complain={complain}
              max={MAX_PEOPLE}
            />
          )}
        </Field>
        <Field label={t("recipients.ccLabel")} name="cc">
          {(control) => (
            <ChipsInput
              control={control}
              values={cc}
              onChange={setCc}
              parse={asAddress}
              complain={complain}
              max={MAX_PEOPLE}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("recipients.cancel")}</Button>
          <SubmitButton variant="primary" busy={isPending}>
            {t("recipients.save")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** Roughly an address: the server looks closely. */
function asAddress(typed: string): string | null {
  const text = typed.toLowerCase();
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(text) ? text : null;
}
