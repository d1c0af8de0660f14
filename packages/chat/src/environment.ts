import type { ChatOptions } from "./options.ts";

/** The parts of a browser's window that are used, as far as a runtime has them. */
type Window = {
  localStorage?: NonNullable<ChatOptions["storage"]>;
  navigator?: { onLine?: boolean; language?: string };
  document?: { title: string; referrer: string };
  location?: { href: string };
  addEventListener?: (event: string, listener: () => void) => void;
  removeEventListener?: (event: string, listener: () => void) => void;
};

const MAX_URL_CHARS = 2_048;
const MAX_TITLE_CHARS = 300;

/**
 * What a web page gives the chat: its storage, network, language and address.
 * `createChat({ inboxId, Pusher, ...browserEnvironment() })`
 */
export function browserEnvironment(): Pick<
  ChatOptions,
  "storage" | "network" | "page" | "locale" | "timezone"
> {
  const page = globalThis as Window;
  return {
    storage: storageOf(page),
    network: {
      isUp: () => page.navigator?.onLine !== false,
      subscribe(listener) {
        for (const event of EVENTS) page.addEventListener?.(event, listener);
        return () => {
          for (const event of EVENTS) page.removeEventListener?.(event, listener);
        };
      },
    },
    page() {
      const url = page.location?.href ?? "";
      if (!/^https?:/.test(url) || url.length > MAX_URL_CHARS) return undefined;
      return {
        url,
        title: page.document?.title.slice(0, MAX_TITLE_CHARS) ?? "",
        referrer: page.document?.referrer.slice(0, MAX_URL_CHARS) ?? "",
      };
    },
    locale: page.navigator?.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

const EVENTS = ["online", "offline"];

/** A page whose storage is blocked has a chat all the same. */
function storageOf(page: Window): ChatOptions["storage"] {
  try {
    return page.localStorage;
  } catch {
    return undefined;
  }
}
