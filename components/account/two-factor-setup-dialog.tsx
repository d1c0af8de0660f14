"use client";

import type { TwoFactorSetup } from "@linkdesk/contract/accounts.ts";
import type { FormEvent } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useBeginTwoFactor, useConfirmTwoFactor } from "@/lib/client/account/use-account";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/account";
import { ProofForm } from "./proof-form.tsx";
import { RecoveryCodeList } from "./recovery-code-list.tsx";

/** Three steps: show that it is you, connect the app, keep the recovery codes. */
export function TwoFactorSetupDialog({
  hasPassword,
  onClose,
}: {
  hasPassword: boolean;
  onClose: () => void;
}) {
  const begin = useBeginTwoFactor();
  const confirm = useConfirmTwoFactor();
  if (confirm.data) {
    return (
      <Dialog open onClose={onClose} title={t("setup.doneTitle")} description={t("setup.done")}>
        <RecoveryCodeList codes={confirm.data.recoveryCodes} onDone={onClose} />
      </Dialog>
    );
  }
  if (begin.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t("setup.connectTitle")}
        description={t("setup.connect")}
      >
        <Connect
          setup={begin.data}
          busy={confirm.isPending}
          error={confirm.error}
          onCode={(code) => confirm.mutate(code)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={t("setup.title")} description={t("setup.description")}>
      <ProofForm
        kind={hasPassword ? "password" : "nothing"}
        submitLabel={t("setup.continue")}
        busy={begin.isPending}
        error={begin.error}
        onSubmit={({ currentPassword }) => begin.mutate(currentPassword)}
        onCancel={onClose}
      />
    </Dialog>
  );
}

function Connect({
  setup,
  busy,
  error,
  onCode,
}: {
  setup: TwoFactorSetup;
  busy: boolean;
  error: unknown;
  onCode: (code: string) => void;
}) {
  const general = formError(error, ["code"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onCode(textOf(new FormData(event.currentTarget), "code"));
  };
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      {general && <Notice tone="danger">{general}</Notice>}
      <img
        alt={t("setup.qr")}
        src={`data:image/svg+xml,${encodeURIComponent(setup.qr)}`}
        className="mx-auto size-44 rounded-control bg-white"
      />
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 break-all rounded-control bg-sunken px-3 py-2 text-[13px]">
          {setup.secret.replace(/(.{4})(?=.)/g, "$1 ")}
        </code>
        <CopyButton text={setup.secret} label={t("setup.copyKey")} />
      </div>
      <Field label={t("proof.code")} name="code" error={fieldErrors(error).code}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={12}
            autoFocus
            className="font-mono tracking-wider"
          />
        )}
      </Field>
      <div className="flex justify-end">
        <SubmitButton variant="primary" busy={busy}>
          {t("setup.turnOn")}
        </SubmitButton>
      </div>
    </Form>
  );
}
