import { documents, own } from "./from-page.ts";
import { INSTANCE_URL } from "./instance-url.ts";
import type { LinkdeskCommands, LinkdeskOptions } from "./options.ts";

/** A command of the queue, with its argument. */
export type Call =
  | ["init", LinkdeskOptions]
  | ["destroy"]
  | {
      [K in keyof LinkdeskCommands]: [K, ...Parameters<LinkdeskCommands[K]>];
    }[keyof LinkdeskCommands];

/** Collects calls in `q` until the script replaces it. */
type Queue = { (...call: Call): void; q?: Call[] };
type TrustedTypes = {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string };
};

/** A snippet on the page may have given the function another name, in `LinktorObject`. */
const name = () => String(own(window, "LinktorObject") ?? "linktor");
const queue = () => own(window, name()) as Queue | undefined;

/** Whether there is a queue, of this package or of a snippet on the page. */
export const hasQueue = () => Boolean(queue());

export function send(...call: Call): void {
  queue()?.(...call);
}

/**
 * Makes the queue and adds the script, unless the page already has them. An address that is given comes first,
 * then a snippet on the page, then the instance that the package was installed from.
 */
export function load(given?: string): void {
  // Without an address, a snippet on the page loads the script.
  if (given === undefined && hasQueue()) return;
  const baseURL = given ?? INSTANCE_URL;
  if (!baseURL) {
    // biome-ignore lint/suspicious/noConsole: the console is where an integrator looks for this.
    console.error("[Linkdesk] baseURL is missing: the address where Linkdesk runs");
    return;
  }
  if (!hasQueue()) {
    const added: Queue = (...call) => {
      added.q?.push(call);
    };
    added.q = [];
    (window as unknown as Record<string, Queue>)[name()] = added;
  }
  let base = baseURL;
  while (base.endsWith("/")) base = base.slice(0, -1);
  const url = new URL(`${base}/widget.js`, location.origin).href;
  if ([...documents("scripts")].some(({ src }) => src === url)) return;
  const script = documents("createElement").call(document, "script") as HTMLScriptElement;
  script.async = true;
  // A page that enforces Trusted Types accepts no plain string here.
  const trustedTypes = own(window, "trustedTypes") as TrustedTypes | undefined;
  const policy = trustedTypes?.createPolicy("linkdesk", { createScriptURL: () => url });
  script.src = policy?.createScriptURL(url) ?? url;
  // Blocked or offline: the next chat that is mounted tries again.
  script.onerror = () => script.remove();
  documents("head").append(script);
}
