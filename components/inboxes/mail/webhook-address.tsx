import type { MailProvider } from "@linkdesk/contract/mail-providers.ts";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useRotateWebhookKey } from "@/lib/client/inboxes/use-mail-account";
import type { MailForm } from "@/lib/client/inboxes/use-mail-form";
import { t } from "@/lib/texts/mail-inboxes";
import { ShownAddress } from "./shown-address.tsx";

type Props = { form: MailForm; provider: MailProvider; isSaved: boolean };

/** The address with a key in it: it is made here, shown once, and can be replaced. */
export function WebhookAddress({ form, provider, isSaved }: Props) {
  const { inboxId, hasWebhookKey } = form.account;
  const rotate = useRotateWebhookKey(inboxId);
  const [isAsking, setAsking] = useState(false);
  const make = () => rotate.mutate(undefined, { onSuccess: () => setAsking(false) });
  const reason = rotate.error && t("provider.failed", { reason: errorText(rotate.error) });
  if (!isSaved) return <Notice>{t("provider.saveFirst")}</Notice>;
  return (
    <div className="flex flex-col gap-2.5" role="status">
      {rotate.data && (
        <>
          <ShownAddress label={t("provider.address")} address={rotate.data.url} />
          <Notice tone="warning">{t("provider.once")}</Notice>
        </>
      )}
      {!rotate.data && (
        <p className="text-muted text-sm">
          {t(hasWebhookKey ? "provider.made" : "provider.makeHint")}
        </p>
      )}
      {reason && !isAsking && <Notice tone="danger">{reason}</Notice>}
      <div>
        <Button
          busy={rotate.isPending && !isAsking}
          onClick={() => (hasWebhookKey ? setAsking(true) : make())}
        >
          {t(hasWebhookKey ? "provider.remake" : "provider.make")}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t("provider.confirmTitle")}
        description={t("provider.confirm", { provider: t(`provider.names.${provider}`) })}
        confirmLabel={t("provider.remake")}
        onConfirm={make}
        busy={rotate.isPending}
        error={reason}
      />
    </div>
  );
}
