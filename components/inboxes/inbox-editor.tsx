"use client";

import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import type { PreviewScreen } from "@linkdesk/contract/preview.ts";
import { Eye } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type Tab, Tabs } from "@/components/ui/tabs";
import type { FieldErrors } from "@/lib/client/form-errors";
import { type EditedTab, tabOfField } from "@/lib/client/inboxes/inbox-draft";
import { type InboxForm, useInboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/inboxes";
import { AppearanceTab } from "./appearance-tab.tsx";
import { BehaviourTab } from "./behaviour-tab.tsx";
import { GeneralTab } from "./general-tab.tsx";
import { InboxSwitch } from "./inbox-switch.tsx";
import { Installation } from "./installation.tsx";
import { Leaving } from "./leaving.tsx";
import { MessagesTab } from "./messages-tab.tsx";
import { PrivacyTab } from "./privacy-tab.tsx";
import { SaveBar } from "./save-bar.tsx";
import { SecurityTab } from "./security-tab.tsx";
import { useFocusMistake } from "./use-focus-mistake.ts";
import { useSaveKey } from "./use-save-key.ts";
import { WidgetPreview } from "./widget-preview.tsx";

type TabProps = { form: InboxForm; show: (screen: PreviewScreen) => void };

const TABS = {
  general: [GeneralTab, "home"],
  appearance: [AppearanceTab, "home"],
  messages: [MessagesTab, "home"],
  behaviour: [BehaviourTab, "chat"],
  privacy: [PrivacyTab, "consent"],
} satisfies Record<EditedTab, [(props: TabProps) => ReactNode, PreviewScreen]>;

const EDITED_TABS = Object.keys(TABS) as EditedTab[];
const isEditedTab = (id: string): id is EditedTab => EDITED_TABS.some((tab) => tab === id);

/** All settings of one inbox: tabs, the picture of the result, and one Save for everything. */
export function InboxEditor({
  inbox,
  canManage,
  initialTab,
}: {
  inbox: Inbox;
  canManage: boolean;
  initialTab: string;
}) {
  const form = useInboxForm(inbox, canManage);
  const maySwitch = useMay("inbox.switch");
  const maySecure = useMay("inbox.security");
  const [tab, setTab] = useState(initialTab);
  const [screen, setScreen] = useState<PreviewScreen>(
    isEditedTab(initialTab) ? TABS[initialTab][1] : "home",
  );
  const container = useRef<HTMLDivElement>(null);
  const focusMistake = useFocusMistake(container);

  const open = (id: string) => {
    setTab(id);
    if (isEditedTab(id)) setScreen(TABS[id][1]);
    window.history.replaceState(null, "", `/inboxes/${inbox.id}?tab=${id}`);
  };
  const save = async () => {
    const errors = await form.save();
    const wrong = EDITED_TABS.filter((id) => hasError(errors, id));
    if (wrong.length === 0) return Object.keys(errors).length === 0;
    if (!wrong.some((id) => id === tab) && wrong[0]) open(wrong[0]);
    focusMistake();
    return false;
  };
  useSaveKey(() => form.isDirty && void save());

  const preview = (
    <WidgetPreview
      brandName={form.draft.brandName}
      settings={form.draft.settings}
      screen={screen}
      onScreen={setScreen}
    />
  );
  const edited: Tab[] = EDITED_TABS.map((id) => {
    const [Content] = TABS[id];
    const content = (
      <WithPreview preview={preview}>
        <fieldset disabled={!(id === "privacy" ? maySecure : canManage)} className="min-w-0">
          <Content form={form} show={setScreen} />
        </fieldset>
        {id === "general" && maySwitch && <InboxSwitch inbox={inbox} />}
      </WithPreview>
    );
    return { id, label: t(`tabs.${id}`), content, mark: markOf(form, id) };
  });
  const installation = {
    id: "installation",
    label: t("tabs.installation"),
    content: <Installation inbox={inbox} />,
  };
  const security = {
    id: "security",
    label: t("tabs.security"),
    content: <SecurityTab inboxId={inbox.id} canManage={canManage} />,
  };
  return (
    <div ref={container}>
      <Tabs
        label={t("tabs.label")}
        value={tab}
        onChange={open}
        tabs={[...edited, security, installation]}
      />
      {(isEditedTab(tab) || form.isDirty) && (
        <SaveBar
          form={form}
          onSave={() => void save()}
          preview={<PreviewButton>{preview}</PreviewButton>}
        />
      )}
      <Leaving form={form} save={save} />
    </div>
  );
}

function hasError(errors: FieldErrors, tab: EditedTab): boolean {
  return Object.keys(errors).some((path) => tabOfField(path) === tab);
}

function markOf(form: InboxForm, tab: EditedTab): Tab["mark"] {
  if (hasError(form.errors, tab)) return { tone: "danger", label: t("tabs.needsAttention") };
  if (form.changedTabs.includes(tab)) return { tone: "accent", label: t("tabs.unsaved") };
  return null;
}

function WithPreview({ preview, children }: { preview: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-8">{children}</div>
      <div className="sticky top-6 hidden self-start lg:block">{preview}</div>
    </div>
  );
}

/** On a small screen the picture comes when asked for. */
function PreviewButton({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <span className="lg:hidden">
      <Button onClick={() => setOpen(true)}>
        <Eye aria-hidden="true" className="size-4" />
        {t("preview.button")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("preview.button")}>
        {children}
      </Dialog>
    </span>
  );
}
