import type { ContactCardSource } from "@linkdesk/contract/contact-card.ts";
import { MAX_CARD_TITLE_CHARS } from "@linkdesk/contract/limits.ts";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Switch } from "@/components/ui/switch";
import { SecretDialog } from "@/components/webhooks/secret-dialog";
import { usePutCardSource } from "@/lib/client/contact-cards/use-contact-cards";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { withProtocol } from "@/lib/client/inboxes/website-address";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/contact-cards";

/** Where the card comes from, its heading, and whether it is shown. A new one shows its secret, once. */
export function CardSourceForm({ source }: { source: ContactCardSource | null }) {
  const { mutate, isPending, error } = usePutCardSource();
  const [enabled, setEnabled] = useState(source?.enabled ?? true);
  const [secret, setSecret] = useState<string | null>(null);
  const errors = fieldErrors(error);
  const general = formError(error, ["url", "title"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { url: withProtocol(textOf(form, "url")), title: textOf(form, "title"), enabled };
    mutate(body, {
      onSuccess: (saved) => {
        if (saved.secret) setSecret(saved.secret);
        else showToast({ text: t("form.saved") });
      },
    });
  };
  return (
    <>
      <Form onSubmit={submit} className="flex max-w-xl flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label={t("form.url")} name="url" error={errors.url} hint={t("form.urlHint")}>
          {(control) => (
            <Input
              {...control}
              defaultValue={source?.url}
              required
              inputMode="url"
              autoCapitalize="off"
              autoComplete="off"
              spellCheck={false}
              maxLength={2048}
              placeholder="https://api.example.com/linkdesk/card"
            />
          )}
        </Field>
        <Field label={t("form.title")} name="title" error={errors.title}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              defaultValue={source?.title}
              required
              autoComplete="off"
              maxLength={MAX_CARD_TITLE_CHARS}
              placeholder={t("form.titleExample")}
            />
          )}
        </Field>
        <Switch label={t("form.enabled")} checked={enabled} onChange={setEnabled} />
        <div>
          <SubmitButton variant="primary" busy={isPending}>
            {source ? t("form.save") : t("form.create")}
          </SubmitButton>
        </div>
      </Form>
      <SecretDialog secret={secret} onDone={() => setSecret(null)} />
    </>
  );
}
