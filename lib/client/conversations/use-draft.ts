import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api, isTransient, lastApi } from "../api.ts";
import { useDashboard } from "../shell/dashboard-context.tsx";
import { useOnReturn } from "../use-page-state.ts";
import { onDraftChanged, putDraftMark } from "./draft-marks.ts";
import { createDraftSync, type DraftSync } from "./draft-sync.ts";
import type { Unsent, WrittenKind } from "./unsent.ts";

/** Larger ones are refused by browsers when the page is left. */
const MAX_LAST_CHARS = 15_000;

/** One for each member of this page. */
const syncs = new WeakMap<Unsent, DraftSync>();

function syncOf(unsent: Unsent, client: QueryClient): DraftSync {
  const known = syncs.get(unsent);
  if (known) return known;
  const made = createDraftSync({
    unsent,
    isTransient,
    fetch: async (id) => (await api.get(`/conversations/${id}/drafts`)).items,
    save: async (id, body, isLast) => {
      const { put } = isLast && body.text.length <= MAX_LAST_CHARS ? lastApi : api;
      return (await put(`/conversations/${id}/drafts`, body)).revision;
    },
    onSaved: (conversationId, mode, isEmpty) =>
      putDraftMark(client, { conversationId, mode, isEmpty }),
  });
  syncs.set(unsent, made);
  return made;
}

/**
 * What is written in a conversation, as a reply or as a note: kept in this browser at every key, and on the server a
 * moment later. `onMode` is called when another device has left a draft of the other mode.
 */
export function useDraft(
  conversationId: string,
  mode: WrittenKind,
  onMode: (mode: WrittenKind) => void,
): {
  text: string;
  change: (text: string) => void;
  /** Puts back a text that was taken, before what has been typed meanwhile. */
  restore: (text: string, mode: WrittenKind) => void;
  flush: () => void;
} {
  const { unsent } = useDashboard();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const sync = syncOf(unsent, client);
  const shown = useRef({ mode, text, onMode });
  useEffect(() => {
    shown.current = { mode, text, onMode };
  });

  useEffect(() => setText(unsent.readDraft(conversationId, mode)), [unsent, conversationId, mode]);

  /** Shows what is kept in this browser, unless something newer is in the text field. */
  const refresh = useCallback(() => {
    const { mode } = shown.current;
    if (sync.isPending(conversationId, mode)) return;
    setText(unsent.readDraft(conversationId, mode));
  }, [sync, unsent, conversationId]);

  const open = useCallback(async () => {
    const [newest] = await sync.open(conversationId);
    return newest;
  }, [sync, conversationId]);

  useEffect(() => {
    let isOpen = true;
    const wasEmpty = unsent.readDraft(conversationId, shown.current.mode) === "";
    open().then(
      (newest) => {
        if (!isOpen) return;
        const { mode, text, onMode } = shown.current;
        if (newest && newest !== mode && wasEmpty && text === "") onMode(newest);
        refresh();
      },
      // What is kept in this browser is shown; typing tries again.
      () => {},
    );
    const stop = onDraftChanged((changed) => {
      if (changed.conversationId !== conversationId) return;
      void sync.receive(changed).then(
        () => isOpen && refresh(),
        () => {},
      );
    });
    const leave = () => {
      if (document.visibilityState === "hidden") sync.flush(true);
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      isOpen = false;
      stop();
      document.removeEventListener("visibilitychange", leave);
      sync.flush();
    };
  }, [sync, unsent, conversationId, open, refresh]);

  useOnReturn(
    useCallback(() => {
      open().then(refresh, () => {});
    }, [open, refresh]),
  );

  const write = (value: string, to: WrittenKind) => {
    // An answer may come when the other mode is shown.
    if (shown.current.mode === to) setText(value);
    unsent.saveDraft(conversationId, to, value);
    sync.changed(conversationId, to, value);
  };
  return {
    text,
    change: (value) => write(value, mode),
    restore(value, to) {
      const typed = unsent.readDraft(conversationId, to);
      write(typed === "" ? value : `${value}\n${typed}`, to);
    },
    flush: () => sync.flush(),
  };
}
