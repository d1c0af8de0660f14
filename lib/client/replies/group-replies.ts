import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import { matchReplies } from "./match-replies.ts";

type Group = { folder: string; replies: SavedReply[] };

/** The replies that have what was typed, by name in their folders; those in no folder come last. Pure. */
export function groupReplies(replies: readonly SavedReply[], typed: string): Group[] {
  const groups = new Map<string, SavedReply[]>();
  for (const reply of matchReplies(replies, typed, 0)) {
    groups.set(reply.folder, [...(groups.get(reply.folder) ?? []), reply]);
  }
  return [...groups]
    .map(([folder, inFolder]) => ({
      folder,
      replies: inFolder.toSorted((a, b) => a.name.localeCompare(b.name)),
    }))
    .toSorted(
      (a, b) =>
        Number(a.folder === "") - Number(b.folder === "") || a.folder.localeCompare(b.folder),
    );
}
