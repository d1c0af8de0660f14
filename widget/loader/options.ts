import type { PageMessage, PageOptions } from "@linkdesk/contract/page-options.ts";
import type { LauncherConfig } from "@linkdesk/contract/widget.ts";
import { bare } from "../from-page.ts";

/** The callbacks that a page may set, in both styles of configuration. */
export type Callbacks = {
  onReady?: () => void;
  onOpen?: () => void;
  onClose?: () => void;
  onMessage?: (message: PageMessage) => void;
  onIdentityRequired?: () => void;
};

/** The options of a page, in an object without a prototype. */
export type Options = PageOptions &
  Callbacks & { inboxID?: unknown; channelId?: unknown; baseURL?: unknown; userJWT?: unknown };

/** The inbox's appearance with the page's overrides. */
export type Looks = LauncherConfig["appearance"] & { primaryColor?: string; zIndex?: number };

/** The options that change the launcher, and the pattern of each. */
const NAMES = "primaryColor colorScheme position size zIndex";
const LOOK =
  /^(primaryColor #[0-9a-f]{6}|colorScheme (auto|light|dark)|position bottom-(right|left)|size (compact|standard|large)|zIndex -?\d+)$/i;

/** A copy of the page's options without a prototype. */
export const readOptions = (raw: unknown): Options => Object.assign(bare({}), raw);

/**
 * The page's valid appearance options. Errors in options are reported by the frame, so that a page
 * does not load the checks before anybody chats.
 */
export function readLooks(options: Options): Partial<Looks> {
  const looks: Record<string, unknown> = bare({});
  for (const name of NAMES.split(" ")) {
    const value = options[name as keyof Options];
    if (LOOK.test(`${name} ${value}`)) looks[name] = value;
  }
  return looks;
}
