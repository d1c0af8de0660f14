"use client";

import type { AttributeDefinition } from "@linkdesk/contract/attribute-definitions.ts";
import { ATTRIBUTE_SUBJECTS, type AttributeSubject } from "@linkdesk/contract/attribute-values.ts";
import { Ellipsis, Plus } from "lucide-react";
import { useState } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { LoadError } from "@/components/ui/load-error";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Skeleton } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import {
  useAttributeDefinitions,
  useDeleteDefinition,
  useUpdateDefinition,
} from "@/lib/client/attributes/use-attributes";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/attributes";
import { AttributeDialog } from "./attribute-dialog.tsx";

/** The attributes of the workspace. Admins define them, everybody fills them in. */
export function AttributesPage() {
  const definitions = useAttributeDefinitions();
  const mayManage = useMay("attribute.manage");
  const [isCreating, setCreating] = useState(false);
  return (
    <PageFrame
      title={t("title")}
      lead={t("lead")}
      action={
        mayManage && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden="true" className="size-4" />
            {t("new")}
          </Button>
        )
      }
    >
      {definitions.isPending && (
        <div role="status" className="space-y-3">
          <span className="sr-only">{t("loading")}</span>
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
        </div>
      )}
      {definitions.isError && !definitions.data && (
        <LoadError
          title={t("loadError")}
          error={definitions.error}
          onRetry={() => void definitions.refetch()}
        />
      )}
      {definitions.data &&
        ATTRIBUTE_SUBJECTS.map((subject) => (
          <DefinitionList
            key={subject}
            subject={subject}
            definitions={definitions.data.filter((one) => one.subject === subject)}
            mayManage={mayManage}
          />
        ))}
      {isCreating && <AttributeDialog onClose={() => setCreating(false)} />}
    </PageFrame>
  );
}

function DefinitionList({
  subject,
  definitions,
  mayManage,
}: {
  subject: AttributeSubject;
  definitions: readonly AttributeDefinition[];
  mayManage: boolean;
}) {
  const id = `attributes-${subject}`;
  return (
    <section aria-labelledby={id} className="not-first:mt-10">
      <h2 id={id} className="font-semibold text-base tracking-tight">
        {t(`subjects.${subject}`)}
      </h2>
      {definitions.length === 0 && (
        <p className="mt-2 text-muted text-sm">{t(`empty.${subject}`)}</p>
      )}
      <ol className="mt-2 divide-y divide-line">
        {definitions.map((definition, index) => (
          <DefinitionRow
            key={definition.id}
            definition={definition}
            isFirst={index === 0}
            isLast={index === definitions.length - 1}
            mayManage={mayManage}
          />
        ))}
      </ol>
    </section>
  );
}

function DefinitionRow({
  definition,
  isFirst,
  isLast,
  mayManage,
}: {
  definition: AttributeDefinition;
  isFirst: boolean;
  isLast: boolean;
  mayManage: boolean;
}) {
  const { id, name, key, type, description, isRequired, position } = definition;
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const remove = useDeleteDefinition();
  const update = useUpdateDefinition();
  const close = () => setOpen(null);
  const move = (by: number) =>
    update.mutate(
      { id, position: position + by },
      {
        onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
        // React moves the row, and the browser takes the focus from what is moved.
        onSettled: () =>
          requestAnimationFrame(() =>
            document.querySelector<HTMLElement>(`[data-definition="${id}"]`)?.focus(),
          ),
      },
    );
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium text-sm">
          <bdi className="truncate">{name}</bdi>
          {isRequired && <Badge>{t("required")}</Badge>}
        </p>
        <p className="truncate text-[13px] text-muted">
          {t(`types.${type}`)} · <bdi className="font-mono text-xs">{key}</bdi>
          {description && (
            <>
              {" · "}
              <bdi>{description}</bdi>
            </>
          )}
        </p>
      </div>
      {mayManage && (
        <Menu
          label={t("menu", { name })}
          button={<Ellipsis aria-hidden="true" className="size-4" />}
          data-definition={id}
          className="inline-flex size-9 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink"
        >
          <MenuItem onSelect={() => setOpen("edit")}>{t("edit")}</MenuItem>
          {!isFirst && <MenuItem onSelect={() => move(-1)}>{t("up")}</MenuItem>}
          {!isLast && <MenuItem onSelect={() => move(1)}>{t("down")}</MenuItem>}
          <MenuItem tone="danger" onSelect={() => setOpen("delete")}>
            {t("delete")}
          </MenuItem>
        </Menu>
      )}
      {open === "edit" && <AttributeDialog definition={definition} onClose={close} />}
      <ConfirmDialog
        open={open === "delete"}
        onClose={close}
        title={t("deleteTitle", { name })}
        description={t("deleteText")}
        confirmLabel={t("delete")}
        busy={remove.isPending}
        error={remove.error && errorText(remove.error)}
        onConfirm={() =>
          remove.mutate(id, {
            onSuccess: () => {
              close();
              showToast({ text: t("deleted") });
            },
          })
        }
      />
    </li>
  );
}
