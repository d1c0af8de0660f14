import type { MailSignIn } from "@linkdesk/contract/mail-providers.ts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useMailSignIn } from "@/lib/client/inboxes/use-mail-account";
import type { MailForm } from "@/lib/client/inboxes/use-mail-form";
import { t } from "@/lib/texts/mail-inboxes";

type Props = { form: MailForm; provider: MailSignIn; side: "inbound" | "outbound" };

/** Whose mailbox is used at a provider, and the way to sign in there. */
export function SignInField({ form, provider, side }: Props) {
  const { account } = form;
  const start = useMailSignIn(account.inboxId);
  const user = account.signedIn?.provider === provider ? account.signedIn.user : null;
  const hasEnded = user === null && account.lastError !== null;
  const name = t(`signIn.names.${provider}`);
  if (account[side].kind !== provider || form.isDirty) {
    return <Notice>{t("signIn.saveFirst")}</Notice>;
  }
  return (
    <div className="flex flex-col items-start gap-2.5">
      {user ? (
        <p className="text-sm">{t("signIn.as", { user })}</p>
      ) : (
        <Notice tone={hasEnded ? "warning" : "info"}>
          {hasEnded ? t("signIn.ended") : t(`signIn.next.${side}`, { provider: name })}
        </Notice>
      )}
      {start.error && (
        <Notice tone="danger">{t("signIn.failed", { reason: errorText(start.error) })}</Notice>
      )}
      <Button
        variant={user ? undefined : "primary"}
        busy={start.isPending || start.isSuccess}
        onClick={() => start.mutate(provider)}
      >
        {user ? t("signIn.again") : t("signIn.button", { provider: name })}
      </Button>
    </div>
  );
}
