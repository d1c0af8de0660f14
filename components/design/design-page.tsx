"use client";

import { Check, Inbox, MoreHorizontal, Tag, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { TagChip } from "@/components/tags/tag-chip";
import { TAG_DOTS } from "@/components/tags/tag-colors";
import { Avatar } from "@/components/ui/avatar";
import { Badge, CountBadge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { ChipsInput } from "@/components/ui/chips-input";
import { CodeBlock } from "@/components/ui/code-block";
import { cx } from "@/components/ui/cx";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { LoadError } from "@/components/ui/load-error";
import { Menu, MenuChoice, MenuDivider, MenuHeading, MenuItem } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { NumberInput } from "@/components/ui/number-input";
import { PasswordInput } from "@/components/ui/password-input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { Switch } from "@/components/ui/switch";
import { Tabs } from "@/components/ui/tabs";
import { Toaster } from "@/components/ui/toaster";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/design";

const COLORS = {
  canvas: "bg-canvas",
  surface: "bg-surface",
  sunken: "bg-sunken",
  hover: "bg-hover",
  pressed: "bg-pressed",
  line: "bg-line",
  ink: "bg-ink",
  muted: "bg-muted",
  faint: "bg-faint",
  accent: "bg-accent",
  "accent-soft": "bg-accent-soft",
  rail: "bg-rail",
  success: "bg-success",
  danger: "bg-danger",
  "warning-soft": "bg-warning-soft",
} as const;

const SIZES = [
  "text-xs",
  "text-[13px]",
  "text-sm",
  "text-[15px]",
  "text-base",
  "text-lg",
  "text-2xl",
] as const;

const PEOPLE = [
  "Ada Moreau",
  "Björn Dahl",
  "Chidi Eze",
  "Dana Levi",
  "Elif Kaya",
  "Farid Aziz",
  "Gita Rao",
  "Hana Mori",
  "Ivo Petrov",
  "Jo Li",
] as const;

/** Every primitive in every state, on one page: to look at, and to be photographed. */
export function DesignPage() {
  return (
    <main className="mx-auto max-w-5xl space-y-12 bg-surface px-5 py-10 sm:px-10">
      <header>
        <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
        <p className="mt-1 text-muted text-sm">{t("lead")}</p>
      </header>
      <Section name="colors">
        <ul className="grid grid-cols-3 gap-3 sm:grid-cols-5">
          {Object.entries(COLORS).map(([name, color]) => (
            <li key={name} className="text-muted text-xs">
              <span className={cx("mb-1.5 block h-12 rounded-card border border-line", color)} />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section name="type">
        {SIZES.map((size) => (
          <p key={size} className={size}>
            <span>{t("sample")}</span> <strong className="font-semibold">{t("sample")}</strong>
          </p>
        ))}
      </Section>
      <Section name="buttons">
        <Buttons />
      </Section>
      <Section name="fields">
        <Fields />
      </Section>
      <Section name="choices">
        <Choices />
      </Section>
      <Section name="people">
        <People />
      </Section>
      <Section name="states">
        <States />
      </Section>
      <Section name="feedback">
        <Notice tone="info">{t("info")}</Notice>
        <Notice tone="success">{t("success")}</Notice>
        <Notice tone="warning">{t("warning")}</Notice>
        <Notice tone="danger">{t("danger")}</Notice>
      </Section>
      <Section name="overlays">
        <Overlays />
      </Section>
      <Toaster />
    </main>
  );
}

type SectionName =
  | "colors"
  | "type"
  | "buttons"
  | "fields"
  | "choices"
  | "states"
  | "people"
  | "feedback"
  | "overlays";

function Section({ name, children }: { name: SectionName; children: ReactNode }) {
  return (
    <section aria-labelledby={name} className="space-y-4">
      <h2 id={name} className="border-line border-b pb-2 font-semibold text-[15px]">
        {t(`sections.${name}`)}
      </h2>
      {children}
    </section>
  );
}

function Buttons() {
  return (
    <>
      {(["md", "sm"] as const).map((size) => (
        <div key={size} className="flex flex-wrap items-center gap-3">
          <Button size={size} variant="primary">
            {t("save")}
          </Button>
          <Button size={size}>{t("cancel")}</Button>
          <Button size={size} variant="quiet">
            {t("more")}
          </Button>
          <Button size={size} variant="danger">
            {t("delete")}
          </Button>
          <Button size={size} variant="primary" busy>
            {t("busy")}
          </Button>
          <Button size={size} disabled>
            {t("waiting")}
          </Button>
          <IconButton label={t("more")}>
            <MoreHorizontal aria-hidden="true" className="size-4.5" />
          </IconButton>
        </div>
      ))}
    </>
  );
}

function Fields() {
  const [minutes, setMinutes] = useState(10);
  const [domains, setDomains] = useState<string[]>([t("domainExample")]);
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        {(control) => <Input {...control} defaultValue={t("website")} />}
      </Field>
      <Field name="wrong" label={t("name")} error={t("nameError")}>
        {(control) => <Input {...control} />}
      </Field>
      <Field name="message" label={t("message")}>
        {(control) => <Textarea {...control} rows={3} defaultValue={t("sample")} />}
      </Field>
      <Field name="off" label={t("name")}>
        {(control) => <Input {...control} disabled defaultValue={t("website")} />}
      </Field>
      <Field name="password" label={t("password")}>
        {(control) => <PasswordInput {...control} autoComplete="off" />}
      </Field>
      <Field name="delay" label={t("delay")}>
        {(control) => (
          <NumberInput {...control} value={minutes} onChange={setMinutes} unit={t("minutes")} />
        )}
      </Field>
      <Field name="inbox" label={t("inbox")}>
        {({ name: _, ...control }) => (
          <Select
            {...control}
            options={[
              { value: "website", label: t("website") },
              { value: "email", label: t("email") },
            ]}
          />
        )}
      </Field>
      <Field name="domains" label={t("domains")}>
        {(control) => (
          <ChipsInput
            control={control}
            values={domains}
            onChange={setDomains}
            parse={(typed) => (typed.includes(".") ? typed : null)}
            complain={() => t("notADomain")}
            max={5}
          />
        )}
      </Field>
    </div>
  );
}

function Choices() {
  const [isOn, setOn] = useState(true);
  const [isOff, setOff] = useState(false);
  const [size, setSize] = useState<"small" | "large">("small");
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <div className="space-y-4">
        <Switch label={t("notify")} hint={t("nameHint")} checked={isOn} onChange={setOn} />
        <Switch label={t("notify")} checked={isOff} onChange={setOff} />
      </div>
      <Segmented
        legend={t("size")}
        options={[
          { value: "small", label: t("small") },
          { value: "large", label: t("large") },
        ]}
        value={size}
        onChange={setSize}
      />
      <Tabs
        label={t("inbox")}
        tabs={[
          { id: "open", label: t("open"), content: <p className="text-sm">{t("sample")}</p> },
          { id: "snoozed", label: t("snoozed"), content: null },
          {
            id: "resolved",
            label: t("resolved"),
            content: null,
            mark: { tone: "accent", label: t("waiting") },
          },
        ]}
      />
      <Disclosure title={t("details")}>
        <p className="text-sm">{t("sample")}</p>
      </Disclosure>
    </div>
  );
}

function People() {
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        {PEOPLE.map((name, index) => (
          <Avatar key={name} name={name} seed={name} online={index === 0} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {(["xs", "sm", "md", "lg"] as const).map((size) => (
          <Avatar key={size} name={PEOPLE[0]} seed={size} size={size} />
        ))}
        <CountBadge count={3} label={t("unread", { count: 3 })} />
        <CountBadge count={120} label={t("unread", { count: 120 })} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {(Object.keys(TAG_DOTS) as (keyof typeof TAG_DOTS)[]).map((color) => (
          <TagChip key={color} tag={{ name: color, color }} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Badge>{t("open")}</Badge>
        <Badge tone="accent">{t("snoozed")}</Badge>
        <Badge tone="success">{t("resolved")}</Badge>
        <Badge tone="warning">{t("waiting")}</Badge>
        <Badge tone="danger">{t("failed")}</Badge>
      </div>
    </>
  );
}

function States() {
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <EmptyState icon={Tag} title={t("empty")} action={<Button>{t("more")}</Button>}>
        {t("emptyText")}
      </EmptyState>
      <LoadError title={t("loadError")} error={null} onRetry={() => undefined} />
      <div className="space-y-3">
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-4 w-full" />
        <Spinner />
      </div>
      <CodeBlock code={'<script src="/widget.js"></script>'} label={t("details")} />
    </div>
  );
}

function Overlays() {
  const [asks, setAsks] = useState(false);
  return (
    <div className="flex flex-wrap gap-3 pb-40">
      <Menu
        label={t("more")}
        className="rounded-control border border-line-strong px-3 py-1.5 text-sm"
        button={t("more")}
      >
        <MenuHeading>{t("inbox")}</MenuHeading>
        <MenuChoice checked onSelect={() => undefined}>
          {t("website")}
        </MenuChoice>
        <MenuChoice checked={false} onSelect={() => undefined}>
          {t("email")}
        </MenuChoice>
        <MenuDivider />
        <MenuItem icon={<Inbox aria-hidden="true" />} onSelect={() => undefined}>
          {t("open")}
        </MenuItem>
        <MenuItem icon={<Trash2 aria-hidden="true" />} tone="danger" onSelect={() => setAsks(true)}>
          {t("delete")}
        </MenuItem>
      </Menu>
      <Button
        onClick={() =>
          showToast({ text: t("toast"), action: { label: t("undo"), run: () => undefined } })
        }
      >
        <Check aria-hidden="true" className="size-4" />
        <span>{t("success")}</span>
      </Button>
      <ConfirmDialog
        open={asks}
        onClose={() => setAsks(false)}
        title={t("dialog")}
        description={t("dialogText")}
        confirmLabel={t("delete")}
        onConfirm={() => setAsks(false)}
        busy={false}
      />
    </div>
  );
}
