import type { Message, MessagePage } from "@linkdesk/contract/conversations.ts";
import { createCatchUp, type MessageRange } from "./catch-up.ts";
import { createMessageLog } from "./message-log.ts";

type Options = {
  /** Null if the request failed; the caller keeps the reason. */
  fetchPage: (range: MessageRange) => Promise<MessagePage | null>;
  onChange: () => void;
  /** Called for every new message, after it is in the log and before `onChange`. */
  onMessage: (message: Message) => void;
  restartBeyond?: number;
  mayPoll?: () => boolean;
};
export type MessageFeed = ReturnType<typeof createMessageFeed>;
export type OlderStatus = "idle" | "loading" | "failed";

/** The messages of one conversation, complete towards the end; history is loaded on request. */
export function createMessageFeed(options: Options) {
  const log = createMessageLog();
  let arrived: Message[] = [];
  let olderStatus: OlderStatus = "idle";

  async function fetchPage(range: MessageRange): Promise<MessagePage | null> {
    const page = await options.fetchPage(range);
    arrived.push(...(page?.messages ?? []));
    return page;
  }
  function onChange() {
    const notified = arrived;
    arrived = [];
    for (const message of notified) options.onMessage(message);
    options.onChange();
  }
  const catchUp = createCatchUp({ ...options, log, fetchPage, onChange });

  return {
    log,
    hasFailed: catchUp.hasFailed,
    olderStatus: () => olderStatus,
    resync: catchUp.run,
    nudge: catchUp.nudge,
    setLive: catchUp.setLive,
    stop: catchUp.stop,
    /** Starts, or continues after {@link stop}. */
    start() {
      catchUp.start();
      catchUp.run();
    },
    /** Starts with a new conversation, which has nothing to load. */
    startEmpty() {
      log.startEmpty();
      catchUp.nudge();
    },
    /** A message arrived, as an event or as the answer to a send. */
    receive(message: Message) {
      log.add(message);
      arrived.push(message);
      onChange();
      if (log.hasGap()) catchUp.run();
    },
    /** The visitor answered message `seq`; an answer that is too large for an event is fetched. */
    async answered(seq: number, response?: Message["response"]) {
      const page = response === undefined ? await options.fetchPage({ after: seq - 1 }) : null;
      const fetched = page?.messages.find((message) => message.seq === seq);
      log.amend(seq, { response: fetched?.response ?? response ?? null });
      onChange();
    },
    /** The server is known to have a message `seq`; its content has to be fetched. */
    announce(seq: number) {
      log.noteNewest(seq);
      if (!log.isLoaded() || log.hasGap()) catchUp.run();
    },
    /** The reader is at the end: see `trim` of the log. */
    trim() {
      if (log.trim()) onChange();
    },
    async loadOlder() {
      if (olderStatus === "loading" || !log.hasOlder()) return;
      olderStatus = "loading";
      onChange();
      const before = log.floor();
      const page = await fetchPage({ before });
      if (page) log.addPageBefore(before, page);
      olderStatus = page ? "idle" : "failed";
      onChange();
    },
  };
}
