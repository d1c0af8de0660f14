import {
  type Scheduling,
  useChangeScheduled,
  useSchedule,
} from "@/lib/client/conversations/use-scheduled";
import { fullTime } from "@/lib/client/time";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/later";

/**
 * Schedules what was taken out of the composer. `restore` puts it back: when it could not be stored, and when it is
 * undone.
 */
export function useScheduleText(
  conversationId: string,
  restore: (text: string) => void,
): (scheduling: Scheduling) => void {
  const { mutate } = useSchedule(conversationId);
  const { cancel } = useChangeScheduled(conversationId);
  return (scheduling) =>
    mutate(scheduling, {
      onError: () => restore(scheduling.text),
      onSuccess: ({ id, text, sendAt }) => {
        const run = () => cancel.mutate(id, { onSuccess: () => restore(text) });
        const action = { label: t("undo"), run };
        showToast({ text: t("scheduled", { time: fullTime(sendAt) }), action });
      },
    });
}
