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

const host = () => window as unknown as Record<string, Queue | undefined>;
/** A snippet on the page may have given the function another name, and says so there. */
const name = () => (window as { LinktorObject?: string }).LinktorObject ?? "linktor";

/** Whether somebody listens: this package, or a snippet on the page. */
export const hasQueue = () => Boolean(host()[name()]);

export function send(...call: Call): void {
  host()[name()]?.(...call);
}

/** Makes the queue and adds the script, unless the page already has them. */
export function load(baseURL?: string): void {
  // Without an address, a snippet on the page is trusted to bring the script.
  if (baseURL === undefined && hasQueue()) return;
  if (!hasQueue()) {
    const queue: Queue = (...call) => {
      queue.q?.push(call);
    };
    queue.q = [];
    host()[name()] = queue;
  }
  let base = baseURL ?? "";
  while (base.endsWith("/")) base = base.slice(0, -1);
  const url = new URL(`${base}/widget.js`, location.origin).href;
  if ([...document.scripts].some(({ src }) => src === url)) return;
  const script = document.createElement("script");
  script.async = true;
  // A page that enforces Trusted Types takes no plain string here.
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("linkdesk", { createScriptURL: () => url });
  script.src = policy?.createScriptURL(url) ?? url;
  // Blocked or offline: the next chat that is mounted tries again.
  script.onerror = () => script.remove();
  document.head.append(script);
}
