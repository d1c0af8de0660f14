import { type EngineState, NOT_STARTED, type Written } from "@linkdesk/chat/visitor/state.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import type { FileRefusal } from "@linkdesk/contract/file-refusals.ts";
import type { FormValues } from "@linkdesk/contract/form-fields.ts";
import type { Consent } from "../protocol.ts";

/** A file in the composer. Once it is uploaded it waits to be sent. */
export type PendingFile = {
  key: string;
  name: string;
  bytes: number;
  status: "uploading" | "ready" | "failed";
  /** 0 to 1. */
  progress: number;
  /** A picture of an image, from this browser's memory. */
  previewUrl: string | null;
  attachment: Attachment | null;
};

/** A file that was refused, and the reason. */
export type FileError = {
  problem: FileRefusal;
  name: string;
};

/** What there is besides the messages at the beginning of the conversation on screen. */
export type Opening =
  | { name: "plain" }
  /** The first message is written, and waits for the questions before it. */
  | { name: "held"; written: Written }
  /** A message was left while nobody was online. */
  | { name: "left" };

export const PLAIN: Opening = { name: "plain" };

/** Everything the screen shows. */
export type ChatState = EngineState & {
  consent: Consent;
  panel: "open" | "closed";
  /** `visible`: it is in front. */
  tab: DocumentVisibilityState;
  sound: "on" | "muted";
  /** Where the visitor went; see `screenOf` for what that shows. */
  route: "home" | "thread";
  /** The offer that the visitor answers, until their conversation has it. */
  offer: { id: string; message: string } | null;
  opening: Opening;
  /** The answers to the form before the first message. */
  form: FormValues | null;
  /** Everything filled in during this visit, by field name. */
  remembered: FormValues;
  files: readonly PendingFile[];
  fileErrors: readonly FileError[];
  draft: string;
  /** Grows whenever the composer should take the focus. */
  focusRequests: number;
};

/** What every chat begins with; the rest is said by the page. */
export const INITIAL_STATE: Omit<ChatState, "consent" | "panel" | "tab" | "sound"> = {
  ...NOT_STARTED,
  route: "home",
  offer: null,
  opening: PLAIN,
  form: null,
  remembered: {},
  files: [],
  fileErrors: [],
  draft: "",
  focusRequests: 0,
};
