"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { t } from "@/lib/texts/ui";
import { Button, IconButton } from "./button.tsx";
import { cx } from "./cx.ts";
import { PopupContainer } from "./popup-container.ts";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** "side" slides in from the end edge, for details. */
  placement?: "center" | "wide" | "side";
};

const PLACEMENTS = {
  center:
    "m-auto w-[min(28rem,calc(100vw-2rem))] max-h-[min(40rem,calc(100dvh-2rem))] rounded-card",
  wide: "m-auto w-[min(56rem,calc(100vw-2rem))] max-h-[calc(100dvh-2rem)] rounded-card",
  side: "ms-auto me-0 h-dvh max-h-none max-w-none w-[min(22rem,calc(100vw-2.5rem))]",
} satisfies Record<NonNullable<Props["placement"]>, string>;

/**
 * A modal dialog on the native element: Escape and the top layer are the browser's, and so is the
 * focus, which begins at the first field if there is one.
 */
export function Dialog({ open, onClose, title, description, children, placement }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const [element, setElement] = useState<HTMLDialogElement | null>(null);
  const titleId = useId();
  const isOutside = useRef(false);

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open) return;
    dialog.showModal();
    // React's `autoFocus` acts while the dialog is still closed, where nothing can take the focus.
    dialog.querySelector<HTMLElement>("input, textarea, [role=combobox]")?.focus();
    setElement(dialog);
    return () => dialog.close();
  }, [open]);

  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog; the click is for the backdrop
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      // A press that began inside, on something that has moved since, is no click on the backdrop.
      onPointerDown={(event) => {
        isOutside.current = event.target === event.currentTarget;
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && isOutside.current) onClose();
      }}
      className={cx(
        "animate-rise overflow-visible bg-raised p-0 text-start text-ink shadow-float",
        PLACEMENTS[placement ?? "center"],
      )}
    >
      <div className="scroll-quiet flex h-full max-h-[inherit] flex-col">
        <header className="flex items-start gap-3 px-5 pt-4 pb-3">
          <div className="min-w-0 flex-1 pt-1">
            <h2 id={titleId} className="font-semibold text-base tracking-tight">
              {title}
            </h2>
            {description && <p className="mt-1 text-muted text-sm">{description}</p>}
          </div>
          <IconButton label={t("dialog.close")} onClick={onClose} className="-me-2">
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        </header>
        <div className="flex-1 px-5 pb-5">
          <PopupContainer value={element}>{children}</PopupContainer>
        </div>
      </div>
    </dialog>
  );
}

/** Asks before doing something that is hard to take back. */
export function ConfirmDialog({
  confirmLabel,
  onConfirm,
  busy,
  error,
  ...dialog
}: Omit<Props, "children" | "placement"> & {
  confirmLabel: string;
  onConfirm: () => void;
  busy: boolean;
  error?: string | null;
}) {
  return (
    <Dialog {...dialog}>
      {error && (
        <p role="alert" className="mb-3 text-danger-text text-sm">
          {error}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={dialog.onClose}>{t("dialog.cancel")}</Button>
        <Button variant="danger" busy={busy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
