"use client";

import { safeHref } from "@linkdesk/chat/linkify.ts";
import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { RTL_LANGUAGES } from "@linkdesk/contract/languages.ts";
import { safeCss } from "@linkdesk/contract/safe-css.ts";
import { ChevronDown, CircleHelp, Hand, MessageCircle, Moon, Pilcrow, Sun } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Select } from "@/components/ui/input";
import { foreignPicture } from "@/lib/client/foreign-picture";
import { inkOn, isHexColor } from "@/lib/client/inboxes/contrast";
import { usePrefersDark } from "@/lib/client/inboxes/use-prefers-dark";
import { partClass } from "@/lib/client/inboxes/widget-css";
import { t } from "@/lib/texts/inboxes";
import { PREVIEW_CSS } from "./preview-css.ts";
import { Conversation, Form, Home, Picture, type PreviewProps } from "./preview-parts.tsx";
import { type PreviewScreen, SCREENS } from "./screens.ts";
import { Shadow } from "./shadow.tsx";

const FALLBACK = "#888888";
/** The picture's page is small: beyond this nothing of the chat would be left on it. */
const MAX_OFFSET_PX = 60;

/** A picture of the chat with the settings as they are being typed. It is not the chat itself. */
export function WidgetPreview({
  brandName,
  settings,
  screen,
  onScreen,
}: PreviewProps & { screen: PreviewScreen; onScreen: (screen: PreviewScreen) => void }) {
  const isRtlLanguage = RTL_LANGUAGES.some((language) => language === settings.language);
  const prefersDark = usePrefersDark();
  const { colorScheme } = settings.appearance;
  const usualDark = colorScheme === "auto" ? prefersDark : colorScheme === "dark";
  // A choice made here holds until the setting that it looks into changes.
  const [dark, toggleDark] = useOverride(usualDark, colorScheme);
  const [rtl, toggleRtl] = useOverride(isRtlLanguage, settings.language);
  return (
    <figure>
      <div className="mb-2 flex items-center gap-1">
        <Select
          aria-label={t("preview.screen")}
          value={screen}
          onChange={(event) => {
            const chosen = SCREENS.find((id) => id === event.target.value);
            if (chosen) onScreen(chosen);
          }}
          className="!h-9 flex-1"
        >
          {SCREENS.map((id) => (
            <option key={id} value={id}>
              {t(`preview.screens.${id}`)}
            </option>
          ))}
        </Select>
        <IconButton label={t("preview.dark")} aria-pressed={dark} onClick={toggleDark}>
          {dark ? <Moon className="size-4" /> : <Sun className="size-4" />}
        </IconButton>
        <IconButton
          label={t("preview.rtl")}
          aria-pressed={rtl}
          onClick={toggleRtl}
          className="aria-pressed:bg-pressed aria-pressed:text-ink"
        >
          <Pilcrow className={rtl ? "size-4 -scale-x-100" : "size-4"} />
        </IconButton>
      </div>
      <div
        aria-hidden="true"
        className="mx-auto h-[560px] w-[352px] max-w-full overflow-hidden rounded-card border border-line"
      >
        <Shadow sheets={[PREVIEW_CSS, safeCss(settings.appearance.customCss, foreignPicture)]}>
          <Stage brandName={brandName} settings={settings} screen={screen} dark={dark} rtl={rtl} />
        </Shadow>
      </div>
      <figcaption className="mt-2 text-center text-muted text-xs">
        {t("preview.caption")}
      </figcaption>
    </figure>
  );
}

/** A switch that starts at what is usual, and goes back to it when `subject` changes. */
function useOverride(usual: boolean, subject: string): [boolean, () => void] {
  const [override, setOverride] = useState<{ value: boolean; subject: string } | null>(null);
  const value = override?.subject === subject ? override.value : usual;
  return [value, () => setOverride({ value: !value, subject })];
}

function Stage({
  brandName,
  settings,
  screen,
  dark,
  rtl,
}: PreviewProps & { screen: PreviewScreen; dark: boolean; rtl: boolean }) {
  const { appearance } = settings;
  const color = isHexColor(appearance.color) ? appearance.color : FALLBACK;
  const side = appearance.position === "bottom-right" ? "right" : "left";
  const pixels = (offset: number) => `${Math.min(Math.max(offset || 0, 0), MAX_OFFSET_PX)}px`;
  const variables = {
    "--color": color,
    "--ink": inkOn(color),
    "--shade": inkOn(color) === "#ffffff" ? "#000" : "#fff",
    "--x": pixels(appearance.offsetX),
    "--y": pixels(appearance.offsetY),
  };
  const content = screenContent({ brandName, settings }, screen);
  return (
    <div className={`stage ${dark ? "dark" : "light"}`} dir={rtl ? "rtl" : "ltr"}>
      <div className="lines">
        <i style={{ width: "45%" }} />
        <i />
        <i />
        <i style={{ width: "70%" }} />
      </div>
      <div className={partClass("widget")} style={variables as React.CSSProperties}>
        {content ? (
          <div className={`panel ${appearance.size} ${side}`}>{content}</div>
        ) : (
          <Offer settings={settings} side={side} />
        )}
        <div className={`${partClass("launcher")} ${side}`}>
          {content ? <ChevronDown /> : <LauncherIcon appearance={appearance} />}
        </div>
      </div>
    </div>
  );
}

/** What is in the window; null while it is closed. */
function screenContent(props: PreviewProps, screen: PreviewScreen): ReactNode {
  const { messages, behaviour } = props.settings;
  switch (screen) {
    case "home":
      return <Home {...props} />;
    case "chat":
      return <Conversation {...props} away={false} />;
    case "form":
      return (
        <Form
          {...props}
          fields={behaviour.preChat.fields}
          title={t("preview.formTitle")}
          words={t("preview.formText")}
          button={t("preview.formButton")}
        />
      );
    case "away":
      return behaviour.offlineForm.enabled ? (
        <Form
          {...props}
          fields={behaviour.offlineForm.fields}
          title={t("preview.awayTitle")}
          words={messages.offline}
          button={behaviour.offlineForm.submitButton || t("preview.awayButton")}
        />
      ) : (
        <Conversation {...props} away />
      );
    case "closed":
      return null;
    case "consent":
      return <Consent {...props} />;
  }
}

function Consent({ brandName }: PreviewProps) {
  return (
    <div className="fields">
      <h3>{t("preview.consentTitle")}</h3>
      <p>{t.rich("preview.consent", { brand: () => <bdi>{brandName}</bdi> })}</p>
      <div className="answers">
        <span className="button">{t("preview.accept")}</span>
        <span className="button quiet">{t("preview.decline")}</span>
      </div>
    </div>
  );
}

function Offer({ settings, side }: { settings: InboxSettings; side: string }) {
  const offer = settings.behaviour.proactive.find((rule) => rule.message.trim() !== "");
  if (!offer) return null;
  return (
    <div className={`offer ${side} pre`} dir="auto">
      {offer.message}
    </div>
  );
}

function LauncherIcon({ appearance }: { appearance: InboxSettings["appearance"] }) {
  switch (appearance.launcherIcon) {
    case "question":
      return <CircleHelp />;
    case "wave":
      return <Hand />;
    case "custom":
      return safeHref(appearance.launcherImageUrl) ? (
        <Picture url={appearance.launcherImageUrl} />
      ) : (
        <MessageCircle />
      );
    case "chat":
      return <MessageCircle />;
  }
}
