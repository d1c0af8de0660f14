"use client";

import { MAX_TEAM_CHARS, type Team } from "@linkdesk/contract/teams.ts";
import type { SubmitEvent } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldErrors, formError } from "@/lib/client/form-errors";
import { useMembers } from "@/lib/client/members/use-members";
import { useCreateTeam, useUpdateTeam } from "@/lib/client/teams/use-teams";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/teams";

/** Creates a team, or changes its name and members. */
export function TeamDialog({ team, onClose }: { team?: Team; onClose: () => void }) {
  const members = useMembers();
  const create = useCreateTeam();
  const update = useUpdateTeam();
  const { isPending, error } = team ? update : create;
  const general = formError(error, ["name"]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      name: String(form.get("name")),
      memberIds: form.getAll("memberIds").map(String),
    };
    const onSuccess = () => {
      showToast({ text: t("saved") });
      onClose();
    };
    if (team) update.mutate({ id: team.id, ...body }, { onSuccess });
    else create.mutate(body, { onSuccess });
  };
  return (
    <Dialog open onClose={onClose} title={team ? t("editTitle") : t("createTitle")}>
      <Form onSubmit={submit} className="space-y-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label={t("name")} name="name" error={fieldErrors(error).name}>
          {(control) => (
            <Input {...control} required maxLength={MAX_TEAM_CHARS} defaultValue={team?.name} />
          )}
        </Field>
        <fieldset>
          <legend className="mb-2 font-medium text-[13px]">{t("members")}</legend>
          <div className="scroll-quiet max-h-56 space-y-2">
            {members.data?.map(({ id, name }) => (
              <label key={id} className="flex items-center gap-2.5 text-sm">
                <input
                  type="checkbox"
                  name="memberIds"
                  value={id}
                  defaultChecked={team?.memberIds.includes(id)}
                  className="size-4 accent-accent"
                />
                <bdi className="truncate">{name}</bdi>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="flex justify-end">
          <SubmitButton variant="primary" busy={isPending}>
            {t("save")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
