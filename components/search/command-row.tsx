import { cx } from "@/components/ui/cx";
import { t } from "@/lib/texts/search";
import { Key } from "./key.tsx";
import type { ShownCommand } from "./use-commands.ts";

/** Something that can be done, or a page that can be opened. */
export function CommandRow({
  id,
  command: { icon: Icon, label, place, shortcut },
  isChosen,
  onChoose,
  onRun,
}: {
  id: string;
  command: ShownCommand;
  isChosen: boolean;
  /** The pointer is over it. */
  onChoose: () => void;
  onRun: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which has the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the field names it as its active descendant
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      onPointerMove={isChosen ? undefined : onChoose}
      onClick={onRun}
      className={cx(
        "flex cursor-pointer items-center gap-3 rounded-control px-3 py-2.5 text-sm",
        isChosen && "bg-accent-soft",
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="sr-only">{t("kinds.command")}</span>
      <span className="min-w-0 truncate font-medium">
        <bdi>{label}</bdi>
      </span>
      <span className="min-w-0 flex-1 truncate text-muted text-xs">{place}</span>
      {shortcut && <Key>{shortcut}</Key>}
    </div>
  );
}
