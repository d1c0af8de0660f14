import { uuid } from "@linkdesk/chat/uuid.ts";
import {
  DRAFT_MODES,
  type Draft,
  MAX_DRAFT_CHARS,
  type SaveDraftBody,
} from "@linkdesk/contract/drafts.ts";
import type { WorkspaceEvents } from "@linkdesk/contract/events.ts";
import type { Unsent, WrittenKind } from "./unsent.ts";

/** A draft is saved so long after its last key. */
const PAUSE_MS = 800;
const RETRY_MS = 10_000;

export type DraftDeps = {
  unsent: Pick<Unsent, "readDraft" | "saveDraft" | "readSaved" | "markSaved">;
  /** `isLast`: the page is being left. */
  save: (conversationId: string, body: SaveDraftBody, isLast: boolean) => Promise<number>;
  fetch: (conversationId: string) => Promise<Draft[]>;
  isTransient: (error: unknown) => boolean;
  onSaved: (conversationId: string, mode: WrittenKind, isEmpty: boolean) => void;
};

/** A text that this page has written and the server may not have. */
type Pending = { conversationId: string; mode: WrittenKind; text: string };

/**
 * Keeps the drafts of this browser and those of the server the same: saves what is typed a moment after the last key,
 * and takes over what another page or device has saved, but never while something typed here is still to be saved.
 */
export type DraftSync = ReturnType<typeof createDraftSync>;

export function createDraftSync(deps: DraftDeps) {
  const { unsent } = deps;
  const tabId = uuid();
  let version = 0;
  const pending = new Map<string, Pending>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Requests of one draft follow each other. */
  const running = new Map<string, Promise<void>>();
  const revisions = new Map<string, number>();
  /** How often something was typed here: what was read before the last time is out of date. */
  const changes = new Map<string, number>();
  const keyOf = (conversationId: string, mode: WrittenKind) => `${conversationId} ${mode}`;

  function push(key: string, isLast = false): Promise<void> {
    clearTimeout(timers.get(key));
    timers.delete(key);
    const before = isLast ? undefined : running.get(key);
    const done = (before ?? Promise.resolve()).then(() => store(key, isLast));
    running.set(key, done);
    return done;
  }

  async function store(key: string, isLast: boolean): Promise<void> {
    const what = pending.get(key);
    if (!what) return;
    const { conversationId, mode, text } = what;
    if (text === unsent.readSaved(conversationId, mode) || text.length > MAX_DRAFT_CHARS) {
      pending.delete(key);
      return;
    }
    try {
      version++;
      const body = { mode, text, tabId, tabVersion: version };
      const revision = await deps.save(conversationId, body, isLast);
      revisions.set(key, Math.max(revision, revisions.get(key) ?? 0));
      unsent.markSaved(conversationId, mode, text);
      if (pending.get(key) === what) pending.delete(key);
      deps.onSaved(conversationId, mode, text === "");
    } catch (error) {
      if (pending.get(key) !== what) return;
      if (deps.isTransient(error))
        timers.set(
          key,
          setTimeout(() => void push(key), RETRY_MS),
        );
      // It stays in this browser. Whoever types on tries again.
      else pending.delete(key);
    }
  }

  /** What is written here but not saved wins; else, what the server has. Returns whether the text here is another. */
  function reconcile(conversationId: string, mode: WrittenKind, draft: Draft | undefined): boolean {
    const key = keyOf(conversationId, mode);
    if (pending.has(key)) return false;
    const local = unsent.readDraft(conversationId, mode);
    const saved = unsent.readSaved(conversationId, mode);
    const remote = draft?.text ?? "";
    if (draft && draft.revision < (revisions.get(key) ?? 0)) return false;
    const isUnsaved = local !== saved && !(local === "" && remote !== saved);
    if (isUnsaved && local !== remote) {
      pending.set(key, { conversationId, mode, text: local });
      unsent.markSaved(conversationId, mode, remote);
      void push(key);
      return false;
    }
    if (draft) revisions.set(key, draft.revision);
    unsent.markSaved(conversationId, mode, remote);
    if (local === remote) return false;
    unsent.saveDraft(conversationId, mode, remote);
    return true;
  }

  /**
   * Compares with what the server has. Returns the modes whose text in this browser is another now, that of the newest
   * draft first. Errors: those of `fetch`.
   */
  async function open(conversationId: string): Promise<WrittenKind[]> {
    const before = new Map(changes);
    const drafts = await deps.fetch(conversationId);
    const order = new Set([...drafts.map(({ mode }) => mode), ...DRAFT_MODES]);
    return [...order].filter((mode) => {
      const key = keyOf(conversationId, mode);
      if (changes.get(key) !== before.get(key)) return false;
      const draft = drafts.find((one) => one.mode === mode);
      return reconcile(conversationId, mode, draft);
    });
  }

  return {
    open,
    /** Something was typed, or the text was sent. */
    changed(conversationId: string, mode: WrittenKind, text: string): void {
      const key = keyOf(conversationId, mode);
      pending.set(key, { conversationId, mode, text });
      changes.set(key, (changes.get(key) ?? 0) + 1);
      clearTimeout(timers.get(key));
      if (text === "") void push(key);
      else
        timers.set(
          key,
          setTimeout(() => void push(key), PAUSE_MS),
        );
    },
    /** Saves at once what waits; `isLast`: the page is being left. */
    flush(isLast = false): void {
      for (const key of pending.keys()) if (timers.has(key)) void push(key, isLast);
    },
    /** Whether something that was written here is still to be saved. */
    isPending: (conversationId: string, mode: WrittenKind) =>
      pending.has(keyOf(conversationId, mode)),
    /** A page has saved a draft. If it was another one, what it saved is in this browser afterwards. */
    async receive({ conversationId, mode, ...changed }: WorkspaceEvents["draft.changed"]) {
      if (changed.tabId === tabId) return;
      if (changed.revision <= (revisions.get(keyOf(conversationId, mode)) ?? 0)) return;
      await open(conversationId);
    },
  };
}
