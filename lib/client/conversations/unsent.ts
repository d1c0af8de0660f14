import type { OutboxEntry } from "@linkdesk/chat/outbox.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { MentionRef } from "@linkdesk/contract/notes.ts";
import { t } from "@/lib/texts/conversations";
import { unfinishedFiles } from "./unfinished-files.ts";

/** What an agent writes: a reply to the visitor, or a note for the team. */
export type WrittenKind = "reply" | "note";

/** What goes with a text: files that were uploaded before. */
export type Files = {
  attachments: readonly Attachment[];
  /** What is done with the conversation once the server has the message. */
  actions?: readonly ConversationAction[];
};

/** What goes with a note: whom it mentions. */
export type Mentions = { mentions?: MentionRef[] };

/** Sent by itself after a reload this long; what is older waits for its author to look at it. */
const RESUME_WITHIN_MS = 10 * 60_000;

/** What is on its way in one conversation, kept beyond the page. */
export type StoredOutbox<Payload extends object> = {
  /** In the order it was written. */
  read: () => OutboxEntry<Payload>[];
  write: (entries: readonly OutboxEntry<Payload>[]) => void;
};

/**
 * What a member has written and not sent: drafts (which the server keeps, too), uploaded files for the next
 * reply, replies and notes on their way. Kept in the browser by member and conversation, so that
 * it survives a reload, a new sign-in and a closed tab. Signing out deletes it. Storage that is
 * full or blocked loses it with the page, nothing more.
 */
export type Unsent = ReturnType<typeof openUnsent>;

const PREFIX = "linkdesk:unsent";

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Deletes what any member of this browser has left, as when signing out. */
export async function clearUnsent(store = storage()): Promise<void> {
  for (const key of keysOf(store)) if (key.startsWith(`${PREFIX}:`)) store?.removeItem(key);
  await unfinishedFiles.clear();
}

/** Whether a member has messages that are still to be sent. */
export function hasOutgoing(memberId: string, store = storage()): boolean {
  return keysOf(store).some((key) => key.startsWith(`${PREFIX}:${memberId}:outbox:`));
}

export function openUnsent(memberId: string, store = storage()) {
  const own = `${PREFIX}:${memberId}`;
  const draftKey = (conversationId: string, kind: WrittenKind) =>
    `${own}:draft:${conversationId}:${kind}`;
  const savedKey = (conversationId: string, kind: WrittenKind) =>
    `${own}:saved:${conversationId}:${kind}`;
  const filesKey = (conversationId: string) => `${own}:files:${conversationId}`;

  function put(key: string, value: string): void {
    try {
      if (value === "") store?.removeItem(key);
      else store?.setItem(key, value);
    } catch {
      // Full: see above.
    }
  }

  return {
    readDraft: (conversationId: string, kind: WrittenKind): string =>
      store?.getItem(draftKey(conversationId, kind)) ?? "",
    saveDraft: (conversationId: string, kind: WrittenKind, text: string): void =>
      put(draftKey(conversationId, kind), text),
    /** Of a draft, what the server is known to have: what differs from it is still to be saved there. */
    readSaved: (conversationId: string, kind: WrittenKind): string =>
      store?.getItem(savedKey(conversationId, kind)) ?? "",
    markSaved: (conversationId: string, kind: WrittenKind, text: string): void =>
      put(savedKey(conversationId, kind), text),
    /** Under which name a conversation's files that are still uploading are kept. */
    filesOwner: (conversationId: string): string => `${memberId}:${conversationId}`,
    /** Files that were uploaded for the next reply. */
    readFiles: (conversationId: string): Attachment[] =>
      parse<Attachment[]>(store?.getItem(filesKey(conversationId))) ?? [],
    saveFiles: (conversationId: string, files: readonly Attachment[]): void =>
      put(filesKey(conversationId), files.length > 0 ? JSON.stringify(files) : ""),
    /** The conversations in which something is still to be sent. */
    conversations(): string[] {
      const prefix = `${own}:outbox:`;
      const keys = keysOf(store).filter((key) => key.startsWith(prefix));
      return [...new Set(keys.map((key) => key.slice(prefix.length).split(":")[0] ?? ""))];
    },
    replies: (conversationId: string): StoredOutbox<Files> =>
      storedOutbox(store, `${own}:outbox:${conversationId}:reply:`, put),
    notes: (conversationId: string): StoredOutbox<Mentions> =>
      storedOutbox(store, `${own}:outbox:${conversationId}:note:`, put),
  };
}

/** One key for each entry, so that two tabs do not overwrite what the other sends. */
function storedOutbox<Payload extends object>(
  store: Storage | null,
  prefix: string,
  put: (key: string, value: string) => void,
): StoredOutbox<Payload> {
  type Entry = OutboxEntry<Payload>;
  let written: readonly Entry[] = [];
  return {
    read() {
      const keys = keysOf(store).filter((key) => key.startsWith(prefix));
      written = keys
        .flatMap((key) => parse<Entry>(store?.getItem(key)) ?? [])
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
        .map((entry) =>
          Date.now() - Date.parse(entry.createdAt) < RESUME_WITHIN_MS || entry.status === "failed"
            ? entry
            : { ...entry, status: "failed", error: t("message.pageClosed") },
        );
      return [...written];
    },
    write(entries) {
      for (const { clientId } of written) {
        if (!entries.some((entry) => entry.clientId === clientId)) put(prefix + clientId, "");
      }
      for (const entry of entries) {
        if (!written.includes(entry)) put(prefix + entry.clientId, JSON.stringify(entry));
      }
      written = entries;
    },
  };
}

function keysOf(store: Storage | null): string[] {
  return store ? Object.keys(store) : [];
}

/** Whatever else wrote there must not break the page. */
function parse<T>(text: string | null | undefined): T | null {
  if (!text) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
