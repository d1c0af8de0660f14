import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { CircleHelp, Hand, Image, MessageCircle } from "lucide-react";
import { Segmented, type SegmentOption } from "@/components/ui/segmented";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { ColorField } from "./color-field.tsx";
import { CustomCss } from "./custom-css.tsx";
import { HomeCards } from "./home-cards.tsx";
import type { PreviewScreen } from "./preview/screens.ts";
import { NumberSetting, UrlSetting } from "./settings-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";

type Appearance = InboxSettings["appearance"];

const SCHEMES: ReadonlyArray<SegmentOption<Appearance["colorScheme"]>> = [
  { value: "auto", label: "Visitor’s setting" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];
const POSITIONS: ReadonlyArray<SegmentOption<Appearance["position"]>> = [
  { value: "bottom-left", label: "Left" },
  { value: "bottom-right", label: "Right" },
];
const SIZES: ReadonlyArray<SegmentOption<Appearance["size"]>> = [
  { value: "compact", label: "Compact" },
  { value: "standard", label: "Standard" },
  { value: "large", label: "Large" },
];
const ICON = "size-4";
const ICONS: ReadonlyArray<SegmentOption<Appearance["launcherIcon"]>> = [
  { value: "chat", label: "Chat", icon: <MessageCircle aria-hidden="true" className={ICON} /> },
  {
    value: "question",
    label: "Question",
    icon: <CircleHelp aria-hidden="true" className={ICON} />,
  },
  { value: "wave", label: "Wave", icon: <Hand aria-hidden="true" className={ICON} /> },
  { value: "custom", label: "Your own", icon: <Image aria-hidden="true" className={ICON} /> },
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
      <SettingsSection
        title="Home screen"
        lead="What visitors see below your greeting, in this order."
        onFocus={() => show("home")}
      >
        <HomeCards form={form} />
      </SettingsSection>
      <SettingsSection title="Custom CSS" lead="For anything the settings above don’t cover.">
        <CustomCss form={form} />
      </SettingsSection>
    </>
  );
}

function Looks({ form, show, appearance, set }: PartProps) {
  return (
    <SettingsSection title="Colours and logo" onFocus={() => show("home")}>
      <ColorField form={form} value={appearance.color} onChange={(color) => set({ color })} />
      <Segmented
        legend="Light or dark"
        options={SCHEMES}
        value={appearance.colorScheme}
        onChange={(colorScheme) => set({ colorScheme })}
      />
      <UrlSetting
        form={form}
        path="settings.appearance.logoUrl"
        label="Logo URL (optional)"
        hint="A square image looks best. Without one, the chat shows the first letter of your brand name."
        placeholder="https://example.com/logo.png"
        value={appearance.logoUrl}
        onChange={(logoUrl) => set({ logoUrl })}
      />
    </SettingsSection>
  );
}

function ButtonAndWindow({ form, show, appearance, set }: PartProps) {
  return (
    <SettingsSection title="Button and window" onFocus={() => show("closed")}>
      <Segmented
        legend="Icon"
        options={ICONS}
        value={appearance.launcherIcon}
        onChange={(launcherIcon) => set({ launcherIcon })}
      />
      {appearance.launcherIcon === "custom" && (
        <UrlSetting
          form={form}
          path="settings.appearance.launcherImageUrl"
          label="Icon URL"
          hint="The chat icon is shown until you add one."
          placeholder="https://example.com/icon.png"
          value={appearance.launcherImageUrl}
          onChange={(launcherImageUrl) => set({ launcherImageUrl })}
        />
      )}
      <Segmented
        legend="Side of the screen"
        options={POSITIONS}
        value={appearance.position}
        onChange={(position) => set({ position })}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <NumberSetting
          form={form}
          path="settings.appearance.offsetX"
          label="Distance from the side"
          unit="pixels"
          min={0}
          max={400}
          value={appearance.offsetX}
          onChange={(offsetX) => set({ offsetX })}
        />
        <NumberSetting
          form={form}
          path="settings.appearance.offsetY"
          label="Distance from the bottom"
          unit="pixels"
          min={0}
          max={400}
          value={appearance.offsetY}
          onChange={(offsetY) => set({ offsetY })}
        />
      </div>
      <Segmented
        legend="Size of the window"
        hint="On a phone the chat always fills the screen."
        options={SIZES}
        value={appearance.size}
        onChange={(size) => set({ size })}
      />
    </SettingsSection>
  );
}
