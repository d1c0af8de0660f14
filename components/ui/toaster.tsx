"use client";

import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { dismissToast, toastStore } from "@/lib/client/toasts";
import { t } from "@/lib/texts/ui";
import { cx } from "./cx.ts";

/** Shows toasts and announces them. One per page. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get, toastStore.getOnServer);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-18 z-50 flex justify-center px-4"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className={cx(
            "pointer-events-auto flex min-h-11 max-w-md animate-rise items-center gap-1 rounded-card py-1.5 ps-4 pe-1.5 text-sm shadow-float",
            toast.tone === "danger" ? "bg-danger text-white" : "bg-ink text-surface",
          )}
        >
          <span className="me-2 py-1">{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              onClick={() => {
                toast.action?.run();
                dismissToast(toast.id);
              }}
              className="rounded-control px-2.5 py-1.5 font-semibold underline underline-offset-4 hover:bg-white/10"
            >
              {toast.action.label}
            </button>
          )}
          <button
            type="button"
            aria-label={t("toast.dismiss")}
            onClick={() => dismissToast(toast.id)}
            className="rounded-control p-2 opacity-70 hover:opacity-100"
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        </div>
      ))}
    </div>
  );
}
