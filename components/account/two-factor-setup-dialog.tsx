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
      <Dialog
        open
        onClose={onClose}
        title="Two-factor sign-in is on"
        description="Use these recovery codes to sign in if you lose your phone."
      >
        <RecoveryCodeList codes={confirm.data.recoveryCodes} onDone={onClose} />
      </Dialog>
    );
  }
  if (begin.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title="Connect your app"
        description="Scan the code with an authenticator app, or type in the key."
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
    <Dialog
      open
      onClose={onClose}
      title="Set up two-factor sign-in"
      description="You need an authenticator app on your phone. Any app will do."
    >
      <ProofForm
        kind={hasPassword ? "password" : "nothing"}
        submitLabel="Continue"
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
        alt="QR code with the key below"
        src={`data:image/svg+xml,${encodeURIComponent(setup.qr)}`}
        className="mx-auto size-44 rounded-control bg-white"
      />
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 break-all rounded-control bg-sunken px-3 py-2 text-[13px]">
          {setup.secret.replace(/(.{4})(?=.)/g, "$1 ")}
        </code>
        <CopyButton text={setup.secret} label="Copy key" />
      </div>
      <Field label="Code from your app" name="code" error={fieldErrors(error).code}>
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
          Turn on
        </SubmitButton>
      </div>
    </Form>
  );
}
