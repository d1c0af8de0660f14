import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";
import { t } from "@/lib/texts/webhooks";

/** The secret, the only time that it is shown. */
export function SecretDialog({ secret, onDone }: { secret: string | null; onDone: () => void }) {
  return (
    <Dialog
      open={secret !== null}
      onClose={onDone}
      title={t("secret.title")}
      description={t("secret.description")}
    >
      <CodeBlock code={secret ?? ""} label={t("secret.copy")} />
      <div className="mt-5 flex justify-end">
        <Button variant="primary" onClick={onDone}>
          {t("secret.close")}
        </Button>
      </div>
    </Dialog>
  );
}
