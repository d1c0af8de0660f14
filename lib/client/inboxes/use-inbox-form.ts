import type { Inbox, InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { useEffect, useRef, useState } from "react";
import { type FieldErrors, fieldErrors, formError } from "../form-errors.ts";
import {
  changedSince,
  changedTabs,
  changesBetween,
  draftOf,
  type EditedTab,
  hasChanges,
  type InboxChanges,
  type InboxDraft,
  type SettingsPart,
  tidyDraft,
} from "./inbox-draft.ts";
import { usePatchInbox } from "./use-inboxes.ts";
import { inboxErrors, prepareValidation } from "./validate-inbox.ts";

/** Unsaved changes by inbox: the Back button leaves the page without asking, and loses nothing. */
const kept = new Map<string, InboxChanges>();

export type SaveState = "clean" | "dirty" | "saving" | "saved";

/** The form of one inbox: what it shows, what is wrong with it, and how it changes. */
export type InboxForm = {
  inbox: Inbox;
  draft: InboxDraft;
  canManage: boolean;
  state: SaveState;
  isDirty: boolean;
  changedTabs: EditedTab[];
  /** By path, such as `settings.appearance.color`. */
  errors: FieldErrors;
  /** Why nothing was saved, when no field is to blame. */
  failure: string | null;
  change: (change: Partial<Omit<InboxDraft, "settings">>) => void;
  changeLanguage: (language: InboxSettings["language"]) => void;
  changePart: <P extends SettingsPart>(part: P, change: Partial<InboxSettings[P]>) => void;
  /** Resolves with the errors; none means that it is saved. */
  save: () => Promise<FieldErrors>;
  discard: () => void;
};

export function useInboxForm(inbox: Inbox, canManage: boolean): InboxForm {
  const [changes, setChanges] = useState<InboxChanges>(() => kept.get(inbox.id) ?? {});
  const draft = draftOf(inbox, changes);
  const unsaved = changesBetween(inbox, draft);
  const isDirty = hasChanges(unsaved);
  const { errors, check, accept } = useErrors(changesBetween(inbox, tidyDraft(draft)));
  const { mutateAsync, isPending, reset } = usePatchInbox(inbox.id);
  const [isSaved, setIsSaved] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const latest = useRef(draft);

  useEffect(() => {
    latest.current = draft;
    if (isDirty) kept.set(inbox.id, changes);
    else kept.delete(inbox.id);
  });

  useEffect(() => {
    if (isDirty) prepareValidation();
  }, [isDirty]);

  const update = (next: (draft: InboxDraft) => InboxDraft) => {
    setIsSaved(false);
    setChanges((before) => changesBetween(inbox, next(draftOf(inbox, before))));
  };
  const updateSettings = (next: (settings: InboxSettings) => InboxSettings) =>
    update((before) => ({ ...before, settings: next(before.settings) }));

  const save = async () => {
    if (isPending || !canManage) return {};
    setFailure(null);
    const sent = tidyDraft(draft);
    const body = changesBetween(inbox, sent);
    setChanges(body);
    const mistakes = await check(body);
    if (Object.keys(mistakes).length > 0 || !hasChanges(body)) return mistakes;
    try {
      const saved = await mutateAsync(body);
      setChanges(changedSince(sent, latest.current, saved));
      setIsSaved(true);
      return {};
    } catch (error) {
      const said = fieldErrors(error);
      accept(said, body);
      setFailure(formError(error, Object.keys(said)));
      return said;
    }
  };

  return {
    inbox,
    draft,
    canManage,
    state: isPending ? "saving" : isDirty ? "dirty" : isSaved ? "saved" : "clean",
    isDirty,
    changedTabs: changedTabs(unsaved),
    errors,
    failure,
    change: (change) => update((before) => ({ ...before, ...change })),
    changeLanguage: (language) => updateSettings((before) => ({ ...before, language })),
    changePart: (part, change) =>
      updateSettings((before) => ({ ...before, [part]: { ...before[part], ...change } })),
    save,
    discard: () => {
      reset();
      accept({}, {});
      setFailure(null);
      setIsSaved(false);
      setChanges({});
    },
  };
}

/** Nobody is corrected while writing: errors appear on saving, and then go as they are mended. */
function useErrors(toSend: InboxChanges) {
  const [errors, setErrors] = useState<FieldErrors>({});
  const hasErrors = Object.keys(errors).length > 0;
  const text = JSON.stringify(toSend);
  /** The changes that the errors are about: what the server said stands until something changes. */
  const judged = useRef(text);
  useEffect(() => {
    if (!hasErrors || judged.current === text) return;
    let isCurrent = true;
    void inboxErrors(JSON.parse(text)).then((found) => {
      if (!isCurrent) return;
      judged.current = text;
      setErrors(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [text, hasErrors]);
  const accept = (found: FieldErrors, changes: InboxChanges) => {
    judged.current = JSON.stringify(changes);
    setErrors(found);
  };
  const check = async (changes: InboxChanges) => {
    const found = await inboxErrors(changes);
    accept(found, changes);
    return found;
  };
  return { errors, check, accept };
}
