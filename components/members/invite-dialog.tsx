"use client";

import { type FormEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input, Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { type NewInvitation, useCreateInvitation } from "@/lib/client/members/use-members";
import { useDashboard } from "@/lib/client/shell/dashboard-context";

/** Makes an invitation link, shown once. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { mutate, data, isPending, error, reset } = useCreateInvitation();
  const { config } = useDashboard();
  const errors = fieldErrors(error);
  const general = formError(error, ["email", "role"]);
  const close = () => {
    reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = textOf(form, "role") === "admin" ? "admin" : "agent";
    mutate({ email: textOf(form, "email"), role });
  };
  if (data) {
    return (
      <Dialog
        open={open}
        onClose={close}
        title={data.isMailed ? "Invitation sent" : "Send them this link"}
        description={
          data.isMailed
            ? `We mailed ${data.invitation.email} a link. If it gets lost, send them this one. It won’t be shown again.`
            : `Only ${data.invitation.email} can use it, once. It won’t be shown again.`
        }
      >
        <InvitationLink created={data} onDone={close} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Invite someone"
      description={config.mail ? "They get a link by e-mail." : "You get a link to send to them."}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label="E-mail address" name="email" error={errors.email}>
          {(control) => (
            <Input {...control} type="email" required maxLength={254} autoComplete="off" />
          )}
        </Field>
        <Field label="Role" name="role" error={errors.role}>
          {(control) => (
            <Select {...control} defaultValue="agent">
              <option value="agent">Agent: answers visitors</option>
              <option value="admin">Admin: also changes inboxes and members</option>
            </Select>
          )}
        </Field>
        <div className="mt-2 flex justify-end gap-2">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton variant="primary" busy={isPending}>
            {config.mail ? "Send invitation" : "Create link"}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

function InvitationLink({ created, onDone }: { created: NewInvitation; onDone: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Input
        ref={field}
        readOnly
        aria-label="Invitation link"
        value={created.url}
        onFocus={() => field.current?.select()}
        className="font-mono"
      />
      <div className="mt-4 flex items-center justify-end gap-2">
        <CopyButton text={created.url} label="Copy link" />
        <Button size="sm" variant="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </>
  );
}
