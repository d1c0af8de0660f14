import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/desk";

const WIDTH_PX = 520;
const HEIGHT_PX = 820;

/** The address of a conversation with nothing beside it, for a window of its own. */
export const aloneHref = (id: string) => `/conversations/${id}?alone=1`;

/** Puts the address of a conversation on the clipboard, for a colleague. */
export async function copyConversationLink(id: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(new URL(`/conversations/${id}`, location.href).href);
    showToast({ text: t("conversation.copied") });
  } catch {
    showToast({ tone: "danger", text: t("conversation.notCopied") });
  }
}

/** Opens a conversation in a narrow window; opening it again shows the window that there is. */
export function openConversationWindow(id: string): void {
  const size = `width=${WIDTH_PX},height=${Math.min(HEIGHT_PX, screen.availHeight)}`;
  const opened = window.open(aloneHref(id), `conversation-${id}`, `popup,${size}`);
  if (opened) opened.focus();
  else showToast({ tone: "danger", text: t("conversation.noWindow") });
}
