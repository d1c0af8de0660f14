import type { PageMessage, PageOptions } from "../../lib/contract/page-options.ts";
import { report } from "./report.ts";

/** What a page may hand over to be called; both styles of configuration take these. */
export type Callbacks = {
  onReady?: () => void;
  onOpen?: () => void;
  onClose?: () => void;
  onMessage?: (message: PageMessage) => void;
  onIdentityRequired?: () => void;
};

export type Options = PageOptions & Callbacks & { userJWT?: unknown };

/**
 * What changes the launcher, as regular expressions. The rest is checked where it is used, in the
 * panel and in the proactive messages, so that a page does not pay for it before anybody looks.
 */
const LOOKS: [keyof Options, string][] = [
  ["primaryColor", "#[0-9a-f]{6}"],
  ["colorScheme", "auto|light|dark"],
  ["position", "bottom-right|bottom-left"],
  ["size", "compact|standard|large"],
  ["zIndex", "-?\\d+"],
];

/** A copy of what the page gave, without looks that are no looks; those are named in the console. */
export function readOptions(raw: unknown): Options {
  const options = Object.assign({}, raw) as Options;
  for (const [name, pattern] of LOOKS) {
    if (RegExp(`^(${pattern})$`, "i").test(`${options[name] ?? ""}`)) continue;
    if (options[name] != null) report(`${name} must be ${pattern}`);
    delete options[name];
  }
  return options;
}
