import { fillVariables } from "@linkdesk/contract/fill-variables.ts";
import { useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/replies";

/** What a saved reply says to somebody who is known, or to somebody who is not. */
export function ReplyPreview({ text }: { text: string }) {
  const { me } = useDashboard();
  const [inbox] = useInboxes().data ?? [];
  const [reader, setReader] = useState<"known" | "anonymous">("known");
  const known = { name: t("form.sampleName"), email: "kari@example.com" };
  const filled = fillVariables(text, {
    contact: reader === "known" ? known : { name: null, email: null },
    agentName: me.name,
    inboxName: inbox?.name ?? t("form.sampleInbox"),
    brandName: inbox?.brandName ?? t("form.sampleBrand"),
    conversationId: "0197a3c2-5b1e-7c40-9d2f-6a1b2c3d4e5f",
  });
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Segmented
        legend={t("form.previewFor")}
        options={[
          { value: "known", label: t("form.known") },
          { value: "anonymous", label: t("form.anonymous") },
        ]}
        value={reader}
        onChange={setReader}
      />
      <section aria-label={t("form.preview")} className="rounded-card bg-sunken p-4">
        {filled.trim() === "" ? (
          <p className="text-muted text-sm">{t("form.previewEmpty")}</p>
        ) : (
          <p
            dir="auto"
            className="ms-auto w-fit max-w-full whitespace-pre-wrap rounded-bubble bg-accent-soft px-4 py-2.5 text-ink text-sm [overflow-wrap:anywhere]"
          >
            {filled}
          </p>
        )}
      </section>
    </div>
  );
}
