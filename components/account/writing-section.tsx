"use client";

import { UNDO_SEND_SECONDS } from "@linkdesk/contract/undo-send.ts";
import { useRouter } from "next/navigation";
import { Segmented } from "@/components/ui/segmented";
import { useChooseUndoSend } from "@/lib/client/account/use-account";
import { errorText } from "@/lib/client/api";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/account";
import { AccountSection } from "./account-section.tsx";

/** How somebody's own replies are sent. */
export function WritingSection() {
  const { me } = useDashboard();
  const router = useRouter();
  const { mutate, variables, isPending } = useChooseUndoSend();
  const chosen = isPending ? variables : me.undoSendSeconds;
  return (
    <AccountSection title={t("writing.title")}>
      <Segmented
        legend={t("writing.undoSend")}
        hint={t("writing.undoSendHint")}
        options={UNDO_SEND_SECONDS.map((seconds) => ({
          value: String(seconds),
          label:
            seconds === 0 ? t("writing.off") : t("writing.seconds", { seconds: String(seconds) }),
        }))}
        value={String(chosen)}
        onChange={(value) =>
          mutate(UNDO_SEND_SECONDS.find((seconds) => String(seconds) === value) ?? 0, {
            onSuccess: () => {
              showToast({ text: t("writing.done") });
              router.refresh();
            },
            onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
          })
        }
      />
    </AccountSection>
  );
}
