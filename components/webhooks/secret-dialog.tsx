import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";

/** The secret, the only time that it is shown. */
export function SecretDialog({ secret, onDone }: { secret: string | null; onDone: () => void }) {
  return (
    <Dialog
      open={secret !== null}
      onClose={onDone}
      title="Your signing secret"
      description="Your server uses it to check that a request comes from Linkdesk. Copy it there now, for example as LINKDESK_WEBHOOK_SECRET. It is stored encrypted and can’t be shown again."
    >
      <CodeBlock code={secret ?? ""} label="Copy secret" />
      <div className="mt-5 flex justify-end">
        <Button variant="primary" onClick={onDone}>
          I’ve copied it
        </Button>
      </div>
    </Dialog>
  );
}
