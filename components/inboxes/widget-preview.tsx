import { MessageCircle, SendHorizontal } from "lucide-react";
import { cx } from "@/components/ui/cx";
import type { InboxSettings } from "@/lib/contract/inboxes";
import { inkOn, isHexColor } from "./looks.ts";

const FALLBACK = "#888888";

/** A small picture of the chat with the chosen looks. It is not the chat itself. */
export function WidgetPreview({
  brandName,
  settings,
}: {
  brandName: string;
  settings: InboxSettings;
}) {
  const color = isHexColor(settings.color) ? settings.color : FALLBACK;
  const paint = { backgroundColor: color, color: inkOn(color) };
  return (
    <figure className="self-start">
      <div
        aria-hidden="true"
        className="flex h-[27rem] flex-col justify-end gap-3 rounded-card border border-line bg-canvas p-4"
      >
        <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-2xl bg-raised shadow-float">
          <div style={paint} className="px-5 pt-5 pb-6">
            <p className="font-medium text-xs opacity-85">{brandName}</p>
            <p
              dir="auto"
              className="mt-3 line-clamp-2 break-words font-semibold text-lg leading-snug"
            >
              {settings.greeting}
            </p>
            <p dir="auto" className="mt-1 line-clamp-4 break-words text-[13px] opacity-90">
              {settings.introduction}
            </p>
          </div>
          <div className="flex flex-1 flex-col justify-end p-3">
            <div className="flex items-center rounded-full border border-line py-1 ps-4 pe-1 text-faint text-sm">
              <span className="flex-1">Write a message…</span>
              <span style={paint} className="flex size-8 items-center justify-center rounded-full">
                <SendHorizontal className="size-4" />
              </span>
            </div>
          </div>
        </div>
        <span
          style={paint}
          className={cx(
            "flex size-12 shrink-0 items-center justify-center rounded-full shadow-float",
            settings.position === "bottom-right" ? "self-end" : "self-start",
          )}
        >
          <MessageCircle className="size-6" />
        </span>
      </div>
      <figcaption className="mt-2 text-center text-muted text-xs">
        Roughly what your visitors see
      </figcaption>
    </figure>
  );
}
