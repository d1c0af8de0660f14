/** For how many seconds a reply can be taken back; 0: not at all. Without schemas, so that browsers load it alone. */
export const UNDO_SEND_SECONDS = [0, 5, 10] as const;
export type UndoSendSeconds = (typeof UNDO_SEND_SECONDS)[number];
