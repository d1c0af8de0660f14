import type { PageMessage, PageOptions } from "../../lib/contract/page-options.ts";
import { bare } from "../from-page.ts";
import type { Looks } from "./launcher.ts";

/** What a page may hand over to be called; both styles of configuration take these. */
export type Callbacks = {
  onReady?: () => void;
  onOpen?: () => void;
  onClose?: () => void;
  onMessage?: (message: PageMessage) => void;
  onIdentityRequired?: () => void;
};

/** What a page gave. It inherits nothing. */
export type Options = PageOptions &
  Callbacks & { inboxID?: unknown; channelId?: unknown; baseURL?: unknown; userJWT?: unknown };

/** What a page may change of the launcher, and what it must be. */
const NAMES = "primaryColor colorScheme position size zIndex";
const LOOK =
  /^(primaryColor #[0-9a-f]{6}|colorScheme (auto|light|dark)|position bottom-(right|left)|size (compact|standard|large)|zIndex -?\d+)$/i;

/** A copy of what the page gave, which inherits nothing. */
export const readOptions = (raw: unknown): Options => Object.assign(bare({}), raw);

/**
 * The page's looks that are looks. What is wrong with any of its options is named by the frame, so
 * that a page does not load the checks before anybody chats.
 */
export function readLooks(options: Options): Partial<Looks> {
  const looks: Record<string, unknown> = bare({});
  for (const name of NAMES.split(" ")) {
    const value = options[name as keyof Options];
    if (LOOK.test(`${name} ${value}`)) looks[name] = value;
  }
  return looks;
}
