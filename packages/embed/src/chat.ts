import { bare } from "./from-page.ts";
import type { LinkdeskCommands, LinkdeskOptions, LinkdeskUser } from "./options.ts";
import { type Call, hasQueue, load, send } from "./queue.ts";

/** What a component asks for; nothing while it has no options. */
type Wish = { options?: LinkdeskOptions };

/** The chat that was started, and the options that it got last. */
type Running = {
  key: string;
  wish: Wish;
  options: LinkdeskOptions;
  user: LinkdeskUser | null;
  isReady: boolean;
};

type Page = { wishes: Wish[]; running: Running | null; waiting: Call[]; isScheduled: boolean };

/** A page has one chat, even if two packages, or two copies of one, are on it. */
const PAGE = Symbol.for("linkdesk.embed");

function page(): Page {
  const host = window as unknown as Record<symbol, Page | undefined>;
  host[PAGE] ??= { wishes: [], running: null, waiting: [], isScheduled: false };
  return host[PAGE];
}

export type MountedChat = {
  /** Sets what the component asks for. Only changes are sent. */
  update: (options: LinkdeskOptions) => void;
  unmount: () => void;
};

/** A component was mounted. Of several, the last one decides. The chat ends with the last. */
export function mountChat(): MountedChat {
  const wish: Wish = {};
  const { wishes } = page();
  wishes.push(wish);
  return {
    update(options) {
      wish.options = bare(options);
      schedule();
    },
    unmount() {
      const index = wishes.indexOf(wish);
      if (index >= 0) wishes.splice(index, 1);
      schedule();
    },
  };
}

/** A copy without a framework's proxies, which cannot be posted to the chat's frame. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));

function command(...call: Call): void {
  if (typeof window === "undefined") return;
  page().waiting.push(plain(call));
  schedule();
}

/** Given by `useLinkdesk()` and `LinkdeskService`. */
export const commands: LinkdeskCommands = {
  open: () => command("open"),
  close: () => command("close"),
  toggle: () => command("toggle"),
  sendMessage: (message) => command("sendMessage", message),
  updateUser: (user) => command("updateUser", user),
  showProactiveMessage: (message) => command("showProactiveMessage", message),
  hideLauncher: () => command("hideLauncher"),
  showLauncher: () => command("showLauncher"),
  reset: () => command("reset"),
};

/** Once for each commit of the framework, however often it mounts and unmounts in it. */
function schedule(): void {
  const current = page();
  if (current.isScheduled) return;
  current.isScheduled = true;
  queueMicrotask(() => {
    current.isScheduled = false;
    settle(current);
  });
}

function settle(current: Page): void {
  const wish = current.wishes.filter(({ options }) => options?.channelId).pop();
  const options = wish?.options;
  const key = options && keyOf(options);
  if (current.running && current.running.key !== key) {
    current.running = null;
    send("destroy");
  }
  if (wish && options && key !== undefined) {
    if (current.running) change(current.running, wish, options);
    else start(current, { key, wish, options, user: plain(options.user ?? null), isReady: false });
  }
  if (hasQueue()) for (const call of current.waiting.splice(0)) send(...call);
}

/** The options that cannot change while the chat runs. JSON leaves out functions. */
function keyOf({ user, showLauncher, ...rest }: LinkdeskOptions): string {
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function start(current: Page, running: Running): void {
  current.running = running;
  const { user, ...settings } = running.options;
  const { baseURL } = running.options;
  // The current callbacks, and none of a chat that was replaced.
  const now = () => (current.running === running ? running.options : undefined);
  load(baseURL);
  send("init", {
    ...plain(settings),
    ...(user && { user: plain(user) }),
    onReady() {
      running.isReady = true;
      now()?.onReady?.();
    },
    onOpen: () => now()?.onOpen?.(),
    onClose: () => now()?.onClose?.(),
    onMessage: (message) => now()?.onMessage?.(message),
  });
}

function change(running: Running, wish: Wish, options: LinkdeskOptions): void {
  const wasVisible = running.options.showLauncher ?? true;
  const isVisible = options.showLauncher ?? true;
  const isNewOwner = running.wish !== wish;
  running.options = options;
  running.wish = wish;
  if (options.user !== undefined) changeUser(running, plain(options.user));
  if (isVisible !== wasVisible) send(isVisible ? "showLauncher" : "hideLauncher");
  if (isNewOwner && running.isReady) options.onReady?.();
}

/** Another person at the same browser must not see the conversation of the first. */
function changeUser(running: Running, user: LinkdeskUser | null): void {
  const before = running.user;
  if (JSON.stringify(user) === JSON.stringify(before)) return;
  running.user = user;
  const isSomebodyElse = before !== null && (user === null || (before.id ?? user.id) !== user.id);
  if (isSomebodyElse) send("reset");
  if (user) send("updateUser", user);
}
