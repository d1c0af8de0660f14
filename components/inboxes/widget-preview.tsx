"use client";

import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { RTL_LANGUAGES } from "@linkdesk/contract/languages.ts";
import {
  PREVIEW_READY,
  PREVIEW_SCREENS,
  type Preview,
  type PreviewScreen,
} from "@linkdesk/contract/preview.ts";
import { Moon, Pilcrow, Sun } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { withShownPictures } from "@/lib/client/inboxes/shown-pictures";
import { usePrefersDark } from "@/lib/client/inboxes/use-prefers-dark";
import { t } from "@/lib/texts/inboxes";

/**
 * The chat as visitors see it, with the settings as they are being typed: the widget's own screens, in a
 * document of their own (widget/preview). It takes no focus and no clicks.
 */
export function WidgetPreview({
  brandName,
  settings,
  screen,
  onScreen,
}: {
  brandName: string;
  settings: InboxSettings;
  screen: PreviewScreen;
  onScreen: (screen: PreviewScreen) => void;
}) {
  const isRtlLanguage = RTL_LANGUAGES.some((language) => language === settings.language);
  const prefersDark = usePrefersDark();
  const { colorScheme } = settings.appearance;
  const usualDark = colorScheme === "auto" ? prefersDark : colorScheme === "dark";
  // A choice made here holds until the setting that it looks into changes.
  const [isDark, toggleDark] = useOverride(usualDark, colorScheme);
  const [isRtl, toggleRtl] = useOverride(isRtlLanguage, settings.language);
  const frame = usePreviewFrame({
    ...{ type: "linkdesk.preview", brandName, screen, isDark, isRtl },
    settings: withShownPictures(settings),
    sample: {
      visitor: t("preview.visitor"),
      agent: t("preview.agent"),
      agentName: t("preview.agentName"),
    },
  });
  return (
    <figure className="@container">
      <div className="mb-2 flex items-center gap-1">
        <Select
          aria-label={t("preview.screen")}
          value={screen}
          onChange={onScreen}
          options={PREVIEW_SCREENS.map((id) => ({ value: id, label: t(`preview.screens.${id}`) }))}
          className="!h-9 flex-1"
        />
        <IconButton label={t("preview.dark")} aria-pressed={isDark} onClick={toggleDark}>
          {isDark ? <Moon className="size-4" /> : <Sun className="size-4" />}
        </IconButton>
        <IconButton
          label={t("preview.rtl")}
          aria-pressed={isRtl}
          onClick={toggleRtl}
          className="aria-pressed:bg-pressed aria-pressed:text-ink"
        >
          <Pilcrow className={isRtl ? "size-4 -scale-x-100" : "size-4"} />
        </IconButton>
      </div>
      {/* Drawn larger than its place, so that the chat has the size that it has on a page, then made smaller
          until all of it is in sight, on a phone too. */}
      <div className="mx-auto h-[558px] w-[352px] overflow-hidden rounded-card border border-line @max-[352px]:h-[482px] @max-[352px]:w-[304px] @max-[304px]:h-[402px] @max-[304px]:w-[254px]">
        <iframe
          ref={frame}
          src="/widget/preview"
          title={t("preview.button")}
          inert
          className="h-[800px] w-[503px] origin-top-left scale-[0.695] @max-[304px]:scale-50 @max-[352px]:scale-60"
        />
      </div>
      <figcaption className="mt-2 text-center text-muted text-xs">
        {t("preview.caption")}
      </figcaption>
    </figure>
  );
}

/** Sends the preview to the frame: as soon as its document is there, and whenever it has changed. */
function usePreviewFrame(preview: Preview) {
  const frame = useRef<HTMLIFrameElement>(null);
  const latest = useRef(preview);
  const send = () => frame.current?.contentWindow?.postMessage(latest.current, location.origin);
  useEffect(() => {
    latest.current = preview;
    send();
  });
  useEffect(() => {
    const answer = ({ source, data }: MessageEvent) => {
      if (source === frame.current?.contentWindow && data === PREVIEW_READY) send();
    };
    window.addEventListener("message", answer);
    return () => window.removeEventListener("message", answer);
  }, []);
  return frame;
}

/** A switch that starts at what is usual, and goes back to it when `subject` changes. */
function useOverride(usual: boolean, subject: string): [boolean, () => void] {
  const [override, setOverride] = useState<{ value: boolean; subject: string } | null>(null);
  const value = override?.subject === subject ? override.value : usual;
  return [value, () => setOverride({ value: !value, subject })];
}
