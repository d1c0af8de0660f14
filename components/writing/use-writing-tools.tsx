import { ALargeSmall, Smile } from "lucide-react";
import dynamic from "next/dynamic";
import type { ClipboardEvent, KeyboardEvent, ReactNode, RefObject } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { takeFormatKey } from "@/lib/client/writing/format-area";
import { takePaste } from "@/lib/client/writing/take-paste";
import { setToolbarShown, useToolbarShown } from "@/lib/client/writing/toolbar-setting";
import { t } from "@/lib/texts/writing";
import { useEmojiPicker } from "./use-emoji-picker.tsx";

const FormatToolbar = dynamic(
  () => import("./format-toolbar.tsx").then((module) => module.FormatToolbar),
  // It does not move the text when it comes.
  { ssr: false, loading: () => <div className="h-9" /> },
);

/** Formatting, emoji and pasting for a text area. `place` names the draft that is written in it. */
export function useWritingTools(
  area: RefObject<HTMLTextAreaElement | null>,
  place: string,
): {
  /** What stands above the text area while it is open, or nothing. */
  open: ReactNode;
  buttons: ReactNode;
  /** The buttons for formatting, or nothing while they are hidden. */
  toolbar: ReactNode;
  onTyped: (event: { nativeEvent: Event }) => void;
  /** Whether a key was for one of them. `isLineKey`: it starts a new line. */
  takeKey: (event: KeyboardEvent, isLineKey: boolean) => boolean;
  takePaste: (event: ClipboardEvent) => boolean;
} {
  const emoji = useEmojiPicker(area, place);
  const isShown = useToolbarShown();
  return {
    open: emoji.open,
    onTyped: emoji.onTyped,
    toolbar: isShown && <FormatToolbar area={area} />,
    buttons: (
      <>
        <IconButton
          label={t("formatting")}
          aria-pressed={isShown}
          // The press leaves the focus, and what is selected, in the text area.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setToolbarShown(!isShown)}
          className={cx(isShown && "bg-pressed text-ink")}
        >
          <ALargeSmall aria-hidden="true" className="size-4.5" />
        </IconButton>
        <IconButton
          label={t("emoji.title")}
          aria-expanded={emoji.isOpen}
          data-emoji-picker=""
          onClick={emoji.toggle}
        >
          <Smile aria-hidden="true" className="size-4" />
        </IconButton>
      </>
    ),
    takeKey(event, isLineKey) {
      if (emoji.takeKey(event)) return true;
      const isTaken = area.current && takeFormatKey(area.current, event.nativeEvent, isLineKey);
      if (isTaken) event.preventDefault();
      return isTaken === true;
    },
    takePaste(event) {
      const isTaken = area.current !== null && takePaste(area.current, event.clipboardData);
      if (isTaken) event.preventDefault();
      return isTaken;
    },
  };
}
