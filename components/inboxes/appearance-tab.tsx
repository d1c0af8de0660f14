import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import type { PreviewScreen } from "@linkdesk/contract/preview.ts";
import { CircleHelp, Hand, Image, MessageCircle } from "lucide-react";
import { Segmented, type SegmentOption } from "@/components/ui/segmented";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inboxes";
import { ColorField } from "./color-field.tsx";
import { CustomCss } from "./custom-css.tsx";
import { HomeCards } from "./home-cards.tsx";
import { NumberSetting, UrlSetting } from "./settings-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";

type Appearance = InboxSettings["appearance"];

const schemes = (): ReadonlyArray<SegmentOption<Appearance["colorScheme"]>> => [
  { value: "auto", label: t("appearance.schemes.auto") },
  { value: "light", label: t("appearance.schemes.light") },
  { value: "dark", label: t("appearance.schemes.dark") },
];
const positions = (): ReadonlyArray<SegmentOption<Appearance["position"]>> => [
  { value: "bottom-left", label: t("appearance.positions.left") },
  { value: "bottom-right", label: t("appearance.positions.right") },
];
const sizes = (): ReadonlyArray<SegmentOption<Appearance["size"]>> => [
  { value: "compact", label: t("appearance.sizes.compact") },
  { value: "standard", label: t("appearance.sizes.standard") },
  { value: "large", label: t("appearance.sizes.large") },
];
const ICON = "size-4";
const icons = (): ReadonlyArray<SegmentOption<Appearance["launcherIcon"]>> => [
  {
    value: "chat",
    label: t("appearance.icons.chat"),
    icon: <MessageCircle aria-hidden="true" className={ICON} />,
  },
  {
    value: "question",
    label: t("appearance.icons.question"),
    icon: <CircleHelp aria-hidden="true" className={ICON} />,
  },
  {
    value: "wave",
    label: t("appearance.icons.wave"),
    icon: <Hand aria-hidden="true" className={ICON} />,
  },
  {
    value: "custom",
    label: t("appearance.icons.custom"),
    icon: <Image aria-hidden="true" className={ICON} />,
  },
];

type Props = { form: InboxForm; show: (screen: PreviewScreen) => void };
type PartProps = Props & { appearance: Appearance; set: (change: Partial<Appearance>) => void };

/** How the chat looks and where it sits. */
export function AppearanceTab({ form, show }: Props) {
  const { appearance } = form.draft.settings;
  const set = (change: Partial<Appearance>) => form.changePart("appearance", change);
  const part = { form, show, appearance, set };
  return (
    <>
      <Looks {...part} />
      <ButtonAndWindow {...part} />
      <SettingsSection title={t("home.title")} lead={t("home.lead")} onFocus={() => show("home")}>
        <HomeCards form={form} />
      </SettingsSection>
      <SettingsSection title={t("css.title")} lead={t("css.lead")}>
        <CustomCss form={form} />
      </SettingsSection>
    </>
  );
}

function Looks({ form, show, appearance, set }: PartProps) {
  return (
    <SettingsSection title={t("appearance.title")} onFocus={() => show("home")}>
      <ColorField form={form} value={appearance.color} onChange={(color) => set({ color })} />
      <Segmented
        legend={t("appearance.scheme")}
        options={schemes()}
        value={appearance.colorScheme}
        onChange={(colorScheme) => set({ colorScheme })}
      />
      <UrlSetting
        form={form}
        path="settings.appearance.logoUrl"
        label={t("appearance.logo")}
        hint={t("appearance.logoHint")}
        placeholder="https://example.com/logo.png"
        value={appearance.logoUrl}
        onChange={(logoUrl) => set({ logoUrl })}
      />
    </SettingsSection>
  );
}

function ButtonAndWindow({ form, show, appearance, set }: PartProps) {
  return (
    <SettingsSection title={t("appearance.buttonTitle")} onFocus={() => show("closed")}>
      <Segmented
        legend={t("appearance.icon")}
        options={icons()}
        value={appearance.launcherIcon}
        onChange={(launcherIcon) => set({ launcherIcon })}
      />
      {appearance.launcherIcon === "custom" && (
        <UrlSetting
          form={form}
          path="settings.appearance.launcherImageUrl"
          label={t("appearance.iconUrl")}
          hint={t("appearance.iconUrlHint")}
          placeholder="https://example.com/icon.png"
          value={appearance.launcherImageUrl}
          onChange={(launcherImageUrl) => set({ launcherImageUrl })}
        />
      )}
      <Segmented
        legend={t("appearance.position")}
        options={positions()}
        value={appearance.position}
        onChange={(position) => set({ position })}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <NumberSetting
          form={form}
          path="settings.appearance.offsetX"
          label={t("appearance.offsetX")}
          unit={t("appearance.pixels")}
          min={0}
          max={400}
          value={appearance.offsetX}
          onChange={(offsetX) => set({ offsetX })}
        />
        <NumberSetting
          form={form}
          path="settings.appearance.offsetY"
          label={t("appearance.offsetY")}
          unit={t("appearance.pixels")}
          min={0}
          max={400}
          value={appearance.offsetY}
          onChange={(offsetY) => set({ offsetY })}
        />
      </div>
      <Segmented
        legend={t("appearance.size")}
        hint={t("appearance.sizeHint")}
        options={sizes()}
        value={appearance.size}
        onChange={(size) => set({ size })}
      />
    </SettingsSection>
  );
}
